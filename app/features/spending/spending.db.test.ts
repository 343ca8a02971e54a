import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/spending/spending-notice.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { getSpending } from "./get-spending.server.ts";
import { listPrices } from "./list-prices.server.ts";
import { flushUses, recordUse } from "./record-use.server.ts";
import { reserveSpending, type Reservation } from "./reserve-spending.server.ts";
import { deletePrice, savePrice } from "./save-price.server.ts";

const day = dayOf(new Date());
const PRICE = { inputPerMillionUsd: 3, outputPerMillionUsd: 9 };
const NOTHING = { messages: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0 };

async function addAccount({ workspaceId, userId }: Actor, baseUrl: string): Promise<string> {
  const id = createId();
  await db.providerAccount.create({
    data: {
      id,
      workspaceId,
      kind: "openai",
      name: "Own",
      baseUrl,
      sealedKey: "x",
      keyEnding: "",
      createdById: userId,
    },
  });
  return id;
}

async function priceOf(actor: Actor, provider: string, model: string) {
  const prices = await listPrices({ actor });
  return prices.find((price) => price.provider === provider && price.model === model);
}

describe("prices", () => {
  it("come from the vendors' lists, and the workspace's own go before them until they are taken back", async () => {
    const actor = await makeOwner();
    const which = [actor, "openai", "gpt-4.1-mini"] as const;
    const listed = { inputPerMillionUsd: 0.4, outputPerMillionUsd: 1.6 };
    expect(await priceOf(...which)).toMatchObject({ price: listed, origin: "list", isUsed: false });
    await savePrice({ actor, price: { provider: "openai", model: "gpt-4.1-mini", ...PRICE } });
    expect(await priceOf(...which)).toMatchObject({ price: PRICE, origin: "workspace", listed });
    await deletePrice({ actor, provider: "openai", model: "gpt-4.1-mini" });
    expect(await priceOf(...which)).toMatchObject({ price: listed, origin: "list" });
    await expect(deletePrice({ actor, provider: "openai", model: "gpt-4.1-mini" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("of a server that is not the vendor's are unknown until somebody tells them", async () => {
    const actor = await makeOwner();
    const provider = await addAccount(actor, "http://ollama.example/v1");
    await makeBot({ actor, settings: { chain: [{ providerId: provider, model: "gpt-4.1-mini" }] } });
    const [first] = await listPrices({ actor });
    expect(first).toMatchObject({
      provider,
      providerName: "Own",
      price: null,
      origin: "unknown",
      isUsed: true,
    });
    const free = { inputPerMillionUsd: 0, outputPerMillionUsd: 0 };
    await savePrice({ actor, price: { provider, model: "gpt-4.1-mini", ...free } });
    expect(await priceOf(actor, provider, "gpt-4.1-mini")).toMatchObject({
      price: free,
      origin: "workspace",
    });
    expect(await priceOf(actor, "openai", "gpt-4.1-mini")).toMatchObject({ origin: "list" });
  });

  it("are each workspace's own", async () => {
    const [actor, other] = [await makeOwner(), await makeOwner()];
    const provider = await addAccount(other, "https://api.openai.com/v1");
    await savePrice({ actor: other, price: { provider: "openai", model: "gpt-4.1", ...PRICE } });
    expect(await priceOf(actor, "openai", "gpt-4.1")).toMatchObject({ origin: "list" });
    await expect(savePrice({ actor, price: { provider, model: "x", ...PRICE } })).rejects.toMatchObject({
      code: "INVALID",
      fields: [{ field: "provider", code: "UNKNOWN_PROVIDER" }],
    });
    await expect(deletePrice({ actor, provider: "openai", model: "gpt-4.1" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a reservation", () => {
  async function reservations() {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    const base = { workspaceId: actor.workspaceId, botId, visitorId: "", day, usd: 0.4, isFree: false };
    const caps = { botMessages: null, botUsd: 1, visitorUsd: null };
    const reserve = (fields: Partial<Reservation> = {}) =>
      reserveSpending({ id: createId(), ...base, caps, ...fields });
    return { actor, botId, reserve };
  }

  it("holds what fits, counts with what is spent, and is given back when it is settled", async () => {
    const { actor, botId, reserve } = await reservations();
    const { workspaceId } = actor;
    const id = createId();
    expect([await reserve({ id }), await reserve(), await reserve()]).toEqual([null, null, "bot-money"]);
    await recordUse({ ...NOTHING, workspaceId, botId, visitorId: "", day, messages: 1, costUsd: 0.1 }, id);
    expect([await reserve(), await reserve()]).toEqual([null, "bot-money"]);
    expect((await getSpending({ actor, botId })).usd).toBe(0.1);
  });

  it("of the same answer takes the place of its former one", async () => {
    const { actor, reserve } = await reservations();
    const id = createId();
    for (let turn = 0; turn < 5; turn += 1) expect(await reserve({ id, usd: 0.9 })).toBeNull();
    expect(await db.spendingHold.count({ where: { workspaceId: actor.workspaceId } })).toBe(1);
  });

  it("counts no more when it is too old", async () => {
    const { actor, reserve } = await reservations();
    await reserve({ usd: 1 });
    expect(await reserve()).toBe("bot-money");
    const { workspaceId } = actor;
    await db.spendingHold.updateMany({
      where: { workspaceId },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await reserve()).toBeNull();
    expect(await db.spendingHold.count({ where: { workspaceId } })).toBe(1);
  });

  it("of a visitor counts only what this visitor holds", async () => {
    const { reserve } = await reservations();
    const caps = { botMessages: null, botUsd: null, visitorUsd: 0.5 };
    const ada = { visitorId: "ada", caps };
    expect([await reserve(ada), await reserve(ada), await reserve({ visitorId: "ben", caps })]).toEqual([
      null,
      "visitor-money",
      null,
    ]);
  });

  it("never passes a limit, however many ask at once", async () => {
    const { reserve } = await reservations();
    const refusals = await Promise.all(Array.from({ length: 200 }, () => reserve({ usd: 0.01 })));
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(100);
  });

  it("of a model that costs nothing is bounded by messages alone", async () => {
    const { reserve } = await reservations();
    await reserve({ usd: 1 });
    const free = { usd: 0, isFree: true };
    expect(await reserve(free)).toBeNull();
    const caps = { botMessages: 2, botUsd: 1, visitorUsd: null };
    expect(await reserve({ ...free, caps })).toBe("bot-messages");
  });
});

describe("what was used", () => {
  it("is added up, of the bot and of each visitor", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    const { workspaceId } = actor;
    const use = {
      ...NOTHING,
      workspaceId,
      botId,
      day,
      messages: 1,
      inputTokens: 10,
      outputTokens: 2,
      costUsd: 0.5,
    };
    for (const visitorId of ["ada", "ada", "ben", ""]) void recordUse({ ...use, visitorId }, null);
    await flushUses();
    const rows = await db.dailyUse.findMany({ where: { workspaceId }, orderBy: { visitorId: "asc" } });
    expect(rows.map((row) => [row.visitorId, row.messages, row.inputTokens, row.costUsd])).toEqual([
      ["", 4, 40, 2],
      ["ada", 2, 20, 1],
      ["ben", 1, 10, 0.5],
    ]);
  });

  it("of a bot that is gone does not cost the others theirs", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    const { workspaceId } = actor;
    const use = { ...NOTHING, workspaceId, visitorId: "", day, messages: 1 };
    void recordUse({ ...use, botId: createId() }, null);
    void recordUse({ ...use, botId }, null);
    expect((await getSpending({ actor, botId })).messages).toBe(1);
  });

  it("is told to nobody else", async () => {
    const [actor, other] = [await makeOwner(), await makeOwner()];
    const { botId } = await makeBot({ actor: other });
    await expect(getSpending({ actor, botId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
