import { describe, expect, it } from "vitest";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { addSource } from "./add-source.server.ts";
import { copySources } from "./copy-sources.server.ts";
import { listPassages } from "./list-passages.server.ts";
import { deleteSource } from "./delete-source.server.ts";
import { listSources } from "./list-sources.server.ts";
import { readSource } from "./read-source.server.ts";

describe("copied sources", () => {
  it("are the other bot's own, in the same order, read anew, without what was deleted", async () => {
    const actor = await makeOwner();
    const { botId: fromBotId, sourceId } = await makeBot({ actor });
    const { botId: toBotId } = await makeBot({ actor, isPublished: false });
    const before = (await listSources({ actor, botId: toBotId })).totals.sources;
    const text = { type: "text" as const, title: "Cakes", text: "Apple cake needs a day." };
    const extra = await addSource({ actor, botId: fromBotId, source: text });
    const gone = await addSource({ actor, botId: fromBotId, source: { ...text, title: "Gone" } });
    await deleteSource({ actor, sourceId: gone.id });

    expect(await copySources({ actor, fromBotId, toBotId })).toEqual({ copied: 2 });
    const { items, totals } = await listSources({ actor, botId: toBotId });
    expect(totals.sources).toBe(before + 2);
    const copy = items.find(({ title }) => title === "Cakes");
    expect(copy).toMatchObject({ status: "queued" });
    expect([extra.id, sourceId]).not.toContain(copy?.id);
    await readSource({ workspaceId: actor.workspaceId, sourceId: copy?.id });
    const [passage] = (await listPassages({ actor, sourceId: copy?.id ?? "" })).items;
    expect(passage?.text).toContain("Apple cake");
  });

  it("of another workspace are not there", async () => {
    const [actor, stranger] = [await makeOwner(), await makeOwner()];
    const { botId: fromBotId } = await makeBot({ actor });
    const { botId: toBotId } = await makeBot({ actor: stranger });
    await expect(copySources({ actor: stranger, fromBotId, toBotId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
