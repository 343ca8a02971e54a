import { describe, expect, it } from "vitest";
import { newBotSettings } from "#app/domain/bot/bot-settings.ts";
import { db } from "#app/platform/db.server.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { createBot } from "./create-bot.server.ts";
import { getBot } from "./get-bot.server.ts";
import { publishBot } from "./publish-bot.server.ts";
import { saveDraft } from "./save-draft.server.ts";

describe("a colour from before the rule", () => {
  it("is still there to be seen, goes live no more, and does once it is mended", async () => {
    const actor = await makeOwner();
    const { id: botId } = await createBot({ actor, name: "Old" });
    const draft = newBotSettings("Old");
    await db.bot.updateMany({
      where: { workspaceId: actor.workspaceId, id: botId },
      data: { draft: { ...draft, look: { ...draft.look, color: "#ffd400" } } },
    });
    expect((await getBot({ actor, botId })).look.color).toBe("#ffd400");
    await saveDraft({ actor, botId, changes: { greeting: "Hello" } });
    const refusal = await publishBot({ actor, botId }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: "INVALID",
      fields: [{ field: "look.color", code: "CONTRAST", params: { nearest: expect.any(String) as string } }],
    });
    const { nearest } = (refusal as { fields: { params: { nearest: string } }[] }).fields[0]?.params ?? {};
    await saveDraft({ actor, botId, changes: { look: { color: nearest ?? "" } } });
    expect(await publishBot({ actor, botId })).toEqual({ version: 1 });
  });
});
