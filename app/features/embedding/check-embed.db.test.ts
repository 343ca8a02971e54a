import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pauseBot, saveDraft } from "#app/features/bots/index.server.ts";
import { env } from "#app/platform/env.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { checkEmbed } from "./check-embed.server.ts";

interface Page {
  html: string;
  headers?: Record<string, string>;
  status?: number;
}
const pages = new Map<string, Page>();
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const page = pages.get(request.url ?? "");
    response.writeHead(page?.status ?? (page ? 200 : 404), { "content-type": "text/html", ...page?.headers });
    response.end(page?.html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  // Read when the first page is fetched.
  env.ALLOWED_PRIVATE_HOSTS = `127.0.0.1:${port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const snippet = (botId: string) =>
  `<script src="${env.appUrl}/widget.js" data-bot="${botId}" async></script>`;
const words = async (actor: Awaited<ReturnType<typeof makeOwner>>, botId: string, path: string) =>
  (await checkEmbed({ actor, botId, url: `${origin}${path}` })).findings.map(({ say }) => say);

describe("a page with the bot", () => {
  it("is right, on a site that is not allowed, or blocks it, and each is said", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor, settings: { allowedSites: [origin] } });
    pages.set("/right", { html: snippet(botId) });
    pages.set("/blocked", {
      html: snippet(botId),
      headers: { "content-security-policy": "script-src 'self'; connect-src 'self'" },
    });
    expect(await words(actor, botId, "/right")).toEqual([
      "snippetFound",
      "botRight",
      "serverRight",
      "policyNone",
      "siteAllowed",
      "liveYes",
    ]);
    const blocked = await checkEmbed({ actor, botId, url: `${origin}/blocked` });
    expect(blocked.findings.find(({ say }) => say === "policyBlocks")?.lines).toEqual([
      `script-src 'self' ${new URL(env.appUrl).origin}`,
      `connect-src 'self' ${new URL(env.appUrl).origin}`,
    ]);
    const { botId: elsewhere } = await makeBot({
      actor,
      settings: { allowedSites: ["https://shop.example"] },
    });
    pages.set("/elsewhere", { html: snippet(elsewhere) });
    expect(await words(actor, elsewhere, "/elsewhere")).toContain("siteRefused");
    await saveDraft({ actor, botId: elsewhere, changes: { allowedSites: [origin] } });
    expect(await words(actor, elsewhere, "/elsewhere")).toContain("siteWaits");
  });

  it("names another bot of the workspace and nobody else's", async () => {
    const [actor, other] = [await makeOwner(), await makeOwner()];
    const [mine, second] = [await makeBot({ actor }), await makeBot({ actor })];
    const theirs = await makeBot({ actor: other });
    pages.set("/second", { html: snippet(second.botId) });
    pages.set("/theirs", { html: snippet(theirs.botId) });
    const named = await checkEmbed({ actor, botId: mine.botId, url: `${origin}/second` });
    expect(named.findings[1]).toMatchObject({ say: "botOther", params: { name: "Ada's bakery" } });
    const foreign = await checkEmbed({ actor, botId: mine.botId, url: `${origin}/theirs` });
    expect(foreign.findings[1]?.say).toBe("botForeign");
    expect(JSON.stringify(foreign)).not.toContain("Ada");
  });

  it("is looked for in the container of a tag manager, and said to be paused", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    pages.set("/tagged", { html: `<script src="/gtm.js?id=GTM-TEST"></script>` });
    const code = JSON.stringify({ vtp_html: snippet(botId) });
    pages.set("/gtm.js?id=GTM-TEST", { html: code, headers: { "content-type": "text/javascript" } });
    await pauseBot({ actor, botId });
    expect(await words(actor, botId, "/tagged")).toEqual([
      "snippetByManager",
      "botRight",
      "serverRight",
      "policyNone",
      "siteEverywhere",
      "livePaused",
    ]);
  });
});

describe("a page that cannot be looked at", () => {
  it("is said to be missing, no page, or out of reach", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    const check = (url: string) => checkEmbed({ actor, botId, url });
    pages.set("/image", { html: "x", headers: { "content-type": "image/png" } });
    expect(await check(`${origin}/nowhere`)).toMatchObject({ failure: "HTTP", status: 404, findings: [] });
    expect(await check(`${origin}/image`)).toMatchObject({ failure: "NOT_A_PAGE" });
    expect(await check("http://169.254.169.254/latest")).toMatchObject({ failure: "UNREACHABLE" });
    expect(await check("http://127.0.0.1/")).toMatchObject({ failure: "UNREACHABLE" });
    expect(await check("https://user:word@shop.example/")).toMatchObject({ failure: "REFUSED" });
  });

  it("is not even asked for when the bot is somebody else's", async () => {
    const { botId } = await makeBot({ actor: await makeOwner() });
    const call = checkEmbed({ actor: await makeOwner(), botId, url: `${origin}/right` });
    await expect(call).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
