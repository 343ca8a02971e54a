import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { judgeColour } from "#app/domain/look/judge-colour.ts";
import { openBlanksIn } from "#app/domain/templates/blanks.ts";
import { getBot, listBots } from "#app/features/bots/index.server.ts";
import {
  listOpenBlanks,
  listPassages,
  listQaPairs,
  readSource,
  saveQaPair,
} from "#app/features/knowledge/index.server.ts";
import { runTests } from "#app/features/testing/index.server.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { createFromTemplate, listTemplates } from "./index.server.ts";
import { TEMPLATE_COLOURS } from "./template-colours.ts";
import { TEMPLATE_KEYS, TEMPLATE_LANGUAGES } from "./template.schema.ts";
import { templateOf } from "./templates.server.ts";

let actor: Actor;
beforeAll(async () => {
  actor = await makeOwner();
});

const all = TEMPLATE_KEYS.flatMap((key) => TEMPLATE_LANGUAGES.map((language) => ({ key, language })));

async function make(which: (typeof all)[number]) {
  const { botId, sourceIds } = await createFromTemplate({ actor, ...which });
  const { workspaceId } = actor;
  const read = async () => {
    for (const sourceId of sourceIds) await readSource({ workspaceId, sourceId });
  };
  await read();
  return { botId, sourceId: sourceIds[0] ?? "", read };
}

describe.each(all)("the template $key in $language", { timeout: 60_000 }, (which) => {
  it("becomes a bot that passes its own tests and says no blank", async () => {
    const template = templateOf(which.key, which.language);
    const { botId, sourceId } = await make(which);
    expect(await getBot({ actor, botId })).toMatchObject({
      name: template.name,
      greeting: template.greeting,
      systemPrompt: template.prompt,
      locale: which.language,
      status: "draft",
    });
    const { items } = await listPassages({ actor, sourceId });
    for (const { text, isEnabled } of items) expect(isEnabled, text).toBe(openBlanksIn(text).length === 0);
    expect(await listOpenBlanks({ actor, botId })).toHaveLength(
      template.pairs.filter(({ expect: phrase }) => phrase === undefined).length,
    );
    const { failed, passed, results } = await runTests({ actor, botId, subject: "draft" });
    expect({ failed, passed }, JSON.stringify(results)).toEqual({ failed: 0, passed: template.pairs.length });
  });
});

describe("a blank", () => {
  it("that is filled in is no longer open, and its pair answers", async () => {
    const { botId, sourceId, read } = await make({ key: "restaurant", language: "en" });
    const before = await listOpenBlanks({ actor, botId });
    expect(before[0]).toEqual({
      sourceId,
      question: "When are you open?",
      wanted: ["your opening hours", "your closing day"],
    });
    const [pair] = (await listQaPairs({ actor, sourceId })).items;
    if (!pair) throw new Error("the template has pairs");
    const { id: pairId, questions } = pair;
    await saveQaPair({
      actor,
      sourceId,
      pairId,
      pair: { questions, answer: "From noon to ten, but [✎ day]." },
    });
    await read();
    expect(await listOpenBlanks({ actor, botId })).toHaveLength(before.length);
    const half = (await listQaPairs({ actor, sourceId })).items[0];
    expect(half?.isEnabled).toBe(false);
    await saveQaPair({
      actor,
      sourceId,
      pairId: half?.id ?? "",
      pair: { questions, answer: "From noon to ten." },
    });
    await read();
    expect(await listOpenBlanks({ actor, botId })).toHaveLength(before.length - 1);
    expect((await listQaPairs({ actor, sourceId })).items[0]?.isEnabled).toBe(true);
  });
});

describe("templates", () => {
  it("are found by their words, whatever the case", () => {
    expect(listTemplates({ language: "en" })).toHaveLength(8);
    expect(listTemplates({ language: "en", search: "ALLERGIES" }).map(({ key }) => key)).toEqual([
      "restaurant",
    ]);
    expect(listTemplates({ language: "ar", search: "عيادة" }).map(({ key }) => key)).toContain("clinic");
    expect(listTemplates({ language: "es", search: "zeppelin" })).toEqual([]);
  });

  it("make another bot each time", async () => {
    const before = (await listBots({ actor, cursor: null })).items.length;
    const one = await make({ key: "faq", language: "en" });
    const other = await make({ key: "faq", language: "en" });
    expect(one.botId).not.toBe(other.botId);
    expect(before).toBeGreaterThan(0);
  });

  it("wear colours that people can read on", () => {
    for (const colour of Object.values(TEMPLATE_COLOURS))
      expect(judgeColour(colour).isGood, colour).toBe(true);
  });
});
