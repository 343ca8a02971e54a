import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { NEW_LEAD_FORM, newLeadField } from "#app/domain/forms/lead-form.ts";
import { answeringBotOf } from "#app/features/answers/index.server.ts";
import { pauseBot, saveDraft } from "#app/features/bots/index.server.ts";
import {
  createPreviewTicket,
  deleteVisitorConversation,
  findVisitorSession,
  startConversation,
  type VisitorSession,
} from "#app/features/conversations/index.server.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { assertFormSent, deleteLead, leaveLead, listLeads, writeLeadsTable } from "./index.server.ts";

const own = { ...newLeadField("own"), label: "Topic", choices: ["Cakes", "Bread"], required: true };
const leadForm = {
  ...NEW_LEAD_FORM,
  when: "unknown" as const,
  fields: [...NEW_LEAD_FORM.fields, newLeadField("phone"), own],
};
const good = { name: "Ana", email: "Ana@Example.org", own: "Cakes", consent: true };

let actor: Actor;
let botId: string;
beforeAll(async () => {
  actor = await makeOwner();
  botId = (await makeBot({ actor, settings: { leadForm } })).botId;
});

async function visitor(of = botId): Promise<VisitorSession> {
  const { token } = await startConversation({ botId: of, body: {}, origin: null });
  return findVisitorSession({ token, origin: null });
}
const all = (filter = {}) => listLeads({ actor, botId, filter, limit: 50 });

describe("what a visitor leaves", () => {
  it("is kept once for a conversation, with consent, and a second time corrects it", async () => {
    const session = await visitor();
    await Promise.all([leaveLead({ session, values: good }), leaveLead({ session, values: good })]);
    await leaveLead({ session, values: { ...good, phone: "+34 600 11 22 33" } });
    const leads = (await all({ q: "ana@example" })).items;
    expect(leads).toHaveLength(1);
    expect(leads[0]).toMatchObject({
      fields: {
        name: "Ana",
        email: "ana@example.org",
        phone: "+34 600 11 22 33",
        own: "Cakes",
        question: "Topic",
      },
      conversationId: session.conversationId,
    });
    expect(leads[0]?.consentAt).not.toBeNull();
  });

  it("is kept once, however often it is sent at once", async () => {
    for (let round = 0; round < 20; round += 1) {
      const session = await visitor();
      await Promise.all(Array.from({ length: 10 }, () => leaveLead({ session, values: good })));
      const { workspaceId, conversationId } = session;
      expect(await db.lead.count({ where: { workspaceId, conversationId } })).toBe(1);
    }
  });

  it.each([
    [{ ...good, email: "ana" }, "email", "EMAIL"],
    [{ ...good, email: "" }, "email", "REQUIRED"],
    [{ ...good, phone: "call me" }, "phone", "PHONE"],
    [{ ...good, own: "Pizza" }, "own", "CHOICE"],
    [{ ...good, name: "a".repeat(121) }, "name", "TOO_LONG"],
    [{ ...good, name: "Ana\nBcc: x" }, "name", "CHARACTERS"],
    [{ ...good, consent: false }, "consent", "REQUIRED"],
    [{ ...good, isAdmin: "yes" }, "isAdmin", "UNKNOWN_FIELD"],
  ])("is refused by name: %j", async (values, field, code) => {
    await expect(leaveLead({ session: await visitor(), values })).rejects.toMatchObject({
      code: "INVALID",
      fields: [expect.objectContaining({ field, code })],
    });
  });

  it("may be left without what is not required", async () => {
    const session = await visitor();
    await leaveLead({
      session,
      values: { name: "", email: "bo@example.org", phone: "", own: "Bread", consent: true },
    });
    expect((await all({ q: "BO@" })).items[0]?.fields).toEqual({
      email: "bo@example.org",
      own: "Bread",
      question: "Topic",
    });
  });

  it("goes with the chat when that is deleted", async () => {
    const session = await visitor();
    await leaveLead({ session, values: { ...good, email: "gone@example.org" } });
    await deleteVisitorConversation(session);
    expect((await all({ q: "gone@" })).items).toEqual([]);
  });

  it("is not asked for by a bot without form and hand-over", async () => {
    const plain = await makeBot({ actor });
    const session = await visitor(plain.botId);
    await expect(leaveLead({ session, values: good })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("can be left while the bot takes a break, and nothing else can be begun then", async () => {
    const paused = await makeBot({ actor, settings: { handover: true } });
    await pauseBot({ actor, botId: paused.botId });
    await expect(visitor(paused.botId)).rejects.toMatchObject({ code: "BOT_NOT_LIVE" });
    const { token } = await startConversation({ botId: paused.botId, body: { contact: true }, origin: null });
    const session = await findVisitorSession({ token, origin: null });
    await leaveLead({ session, values: { email: "late@example.org", consent: true } });
    expect(await db.lead.count({ where: { workspaceId: actor.workspaceId, botId: paused.botId } })).toBe(1);
  });
});

describe("the team", () => {
  it("looks for signs as for letters, by days, and page by page", async () => {
    expect((await all({ q: "%" })).items).toEqual([]);
    expect((await all({ q: "_" })).items).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    expect((await all({ from: today, to: today })).items.length).toBeGreaterThan(1);
    expect((await all({ to: "2020-01-01" })).items).toEqual([]);
    const first = await listLeads({ actor, botId, filter: {}, limit: 1 });
    const second = await listLeads({ actor, botId, filter: { cursor: first.nextCursor ?? "" }, limit: 1 });
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });

  it("gets a table in which nothing calculates", async () => {
    const session = await visitor();
    const name = '=HYPERLINK("http://evil.example","x")';
    await leaveLead({ session, values: { ...good, name, email: "formula@example.org" } });
    const table = await writeLeadsTable({ actor, botId, filter: { q: "formula@" }, t: translator("en") });
    expect(table.startsWith("\ufeffDate,Name,E-mail")).toBe(true);
    expect(table).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
    expect(table.trimEnd().split("\r\n")).toHaveLength(2);
  });

  it("deletes one for good", async () => {
    const session = await visitor();
    await leaveLead({ session, values: { ...good, email: "once@example.org" } });
    const [lead] = (await all({ q: "once@" })).items;
    await deleteLead({ actor, botId, leadId: lead?.id ?? "" });
    expect((await all({ q: "once@" })).items).toEqual([]);
    await expect(deleteLead({ actor, botId, leadId: lead?.id ?? "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a form without which nobody chats", () => {
  const assertOf = async (session: VisitorSession) =>
    assertFormSent(session, (await answeringBotOf(session)).settings);

  it("is demanded where the version that answers demands it: in a preview before visitors know of it", async () => {
    const bot = await makeBot({ actor });
    await saveDraft({ actor, botId: bot.botId, changes: { leadForm: { when: "first", required: true } } });
    const previewTicket = createPreviewTicket({ actor, botId: bot.botId });
    const { token } = await startConversation({ botId: bot.botId, body: { previewTicket }, origin: null });
    const preview = await findVisitorSession({ token, origin: null });
    await assertOf(await visitor(bot.botId));
    await expect(assertOf(preview)).rejects.toMatchObject({ code: "FORM_REQUIRED" });
    await leaveLead({ session: preview, values: { email: "ana@example.org", consent: true } });
    await assertOf(preview);
  });
});
