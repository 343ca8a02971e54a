import { afterEach, describe, expect, it, vi } from "vitest";
import { publishBot, recordSighting, saveDraft } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { listSites } from "./list-sites.server.ts";
import { MOST_SITES, recordVisit } from "./record-visit.server.ts";

const visit = (botId: string, origin: string | null, version?: number) =>
  recordVisit({ botId, origin, version });

afterEach(() => vi.useRealTimers());
/** The clock alone; what the database waits for goes on. */
function passFiveSeconds(): void {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: now + 6_000 });
}

describe("the sites of a bot", () => {
  it("are those where it was opened, with the version and the page", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    await visit(botId, "https://shop.example");
    const { workspaceId } = actor;
    await recordSighting({ workspaceId, botId, url: "https://shop.example/about" });
    const { seen, refused } = await listSites({ actor, botId });
    expect(seen).toMatchObject([
      { origin: "https://shop.example", url: "https://shop.example/about", version: 1 },
    ]);
    expect(refused).toEqual([]);
  });

  it("that were refused are listed until they are let in", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor, settings: { allowedSites: ["https://shop.example"] } });
    await visit(botId, "https://shop.example");
    await visit(botId, "https://other.example");
    const before = await listSites({ actor, botId });
    expect(before.seen.map(({ origin }) => origin)).toEqual(["https://shop.example"]);
    expect(before.refused.map(({ origin }) => origin)).toEqual(["https://other.example"]);

    await saveDraft({ actor, botId, changes: { allowedSites: [] } });
    await publishBot({ actor, botId });
    passFiveSeconds();
    await visit(botId, "https://other.example", 1);
    const after = await listSites({ actor, botId });
    expect(after.refused).toEqual([]);
    expect(after.seen[0]).toMatchObject({ origin: "https://other.example", version: 1 });
  });

  it("are written once in a while only", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    await visit(botId, "https://shop.example");
    const [first] = (await listSites({ actor, botId })).seen;
    await visit(botId, "https://shop.example");
    expect((await listSites({ actor, botId })).seen).toEqual([first]);
    passFiveSeconds();
    await visit(botId, "https://shop.example");
    expect((await listSites({ actor, botId })).seen).not.toEqual([first]);
  });

  it("are neither our own pages nor what is no site", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    for (const origin of [null, "null", env.appUrl, "file://", `https://${"a".repeat(400)}.example`])
      await visit(botId, origin);
    expect(await listSites({ actor, botId })).toEqual({ seen: [], refused: [] });
  });

  it(`are at most ${MOST_SITES}, and the oldest go`, async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    const { workspaceId } = actor;
    await db.embedSite.createMany({
      data: Array.from({ length: MOST_SITES }, (_, index) => ({
        workspaceId,
        botId,
        origin: `https://${index}.example`,
        refusedAt: new Date(1_000_000 + index),
      })),
    });
    await visit(botId, "https://new.example");
    const { seen, refused } = await listSites({ actor, botId });
    expect(seen).toHaveLength(1);
    expect(refused).toHaveLength(MOST_SITES - 1);
    expect(refused.map(({ origin }) => origin)).not.toContain("https://0.example");
  });

  it("are nobody else's to see", async () => {
    const { botId } = await makeBot({ actor: await makeOwner() });
    await expect(listSites({ actor: await makeOwner(), botId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
