import { describe, expect, it } from "vitest";
import { editPassage, listPassages } from "#app/features/knowledge/index.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { tryQuestion } from "./try-question.server.ts";

const question = "How much is a loaf of rye bread?";

describe("trying a question", () => {
  it("shows what is found and said, of the draft or of what is live", async () => {
    const actor = await makeOwner();
    const { botId, sourceId } = await makeBot({ actor });
    const { items } = await listPassages({ actor, sourceId });
    const bread = items.find(({ headings }) => headings.includes("Bread"));
    await editPassage({ actor, passageId: bread?.id ?? "", text: "A loaf of rye bread costs 4.90 euros." });
    const tried = (version: "draft" | "live") =>
      tryQuestion({ actor, botId, question, version, locale: "en" });
    const draft = await tried("draft");
    expect(draft.answer).toMatchObject({ kind: "quoted", text: expect.stringContaining("4.90") });
    expect(draft.answer.confidence).toBeGreaterThan(draft.answer.threshold);
    expect(draft.found[0]?.signals.matched).toContain("bread");
    const live = await tried("live");
    expect(live.answer.text).toContain("5.40");
  });

  it("says that it does not know, and is there only for members", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor, isPublished: false });
    const input = { actor, botId, locale: "en" } as const;
    const unknown = await tryQuestion({ ...input, question: "Who won the war of 1812?", version: "draft" });
    expect(unknown.answer.kind).toBe("unknown");
    await expect(tryQuestion({ ...input, question, version: "live" })).rejects.toMatchObject({
      code: "BOT_NOT_LIVE",
    });
    const stranger = await makeOwner();
    for (const version of ["draft", "live"] as const)
      await expect(tryQuestion({ ...input, actor: stranger, question, version })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });
});
