import { describe, expect, it } from "vitest";
import { saveDraft } from "#app/features/bots/index.server.ts";
import { savePrice } from "#app/features/spending/index.server.ts";
import { ask, makeShop, makeVisitor, useProviderServer } from "#tests/factories/model-shop.ts";
import * as replay from "./index.server.ts";

useProviderServer();

const MODEL = "mock?say=It costs 5.40 euros.";
const CHEAP = { inputPerMillionUsd: 1, outputPerMillionUsd: 2 };
const DEAR = { inputPerMillionUsd: 10_000, outputPerMillionUsd: 10_000 };

describe("a replay of a bot with a model", () => {
  it("says before what it will about cost, or that nobody knows", async () => {
    const { actor, botId, providerId } = await makeShop(MODEL);
    await ask(await makeVisitor(botId));
    const [unknown] = await replay.estimateReplay({ actor, botId });
    expect(unknown).toMatchObject({ questions: 1, usd: null });
    await savePrice({ actor, price: { provider: providerId, model: MODEL, ...CHEAP } });
    const [known] = await replay.estimateReplay({ actor, botId });
    expect(known?.usd).toBeGreaterThan(0);
  });

  it("stops when the bot's money for the day does not suffice", async () => {
    const { actor, botId, providerId } = await makeShop(MODEL);
    await ask(await makeVisitor(botId));
    await savePrice({ actor, price: { provider: providerId, model: MODEL, ...DEAR } });
    await saveDraft({ actor, botId, changes: { limits: { usdPerDay: 0.01 } } });
    const { id } = await replay.startReplay({ actor, botId, size: 10 });
    await replay.executeReplay(
      { workspaceId: actor.workspaceId, replayId: id },
      new AbortController().signal,
    );
    const board = await replay.getReplayBoard({ actor, botId, from: 0 });
    expect(board).toMatchObject({ replay: { state: "limited", done: 0, changed: 0 }, items: [] });
  });
});
