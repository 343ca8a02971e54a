import { describe, expect, it } from "vitest";
import type { Embed } from "./find-embeds.ts";
import { judgeEmbed, type EmbedQuestion } from "./judge-embed.ts";

const BOT = "a".repeat(26);
const OTHER = "b".repeat(26);
const right: Embed = { kind: "script", botId: BOT, origin: "https://chat.example" };
const judged = (given: Partial<EmbedQuestion> = {}) =>
  judgeEmbed({
    embeds: [right],
    managerCount: 0,
    policies: [],
    pageUrl: "https://shop.example/about",
    botId: BOT,
    appOrigin: "https://chat.example",
    otherBots: new Map([[OTHER, "Ada's other bot"]]),
    availability: "live",
    sites: [],
    draftSites: [],
    hasImage: false,
    ...given,
  });
const said = (given: Partial<EmbedQuestion>) => judged(given).map(({ say }) => say);

describe("a check", () => {
  it("is good all through where nothing is wrong", () => {
    expect(judged().map(({ say, verdict }) => `${say} ${verdict}`)).toEqual([
      "snippetFound good",
      "botRight good",
      "serverRight good",
      "policyNone good",
      "siteEverywhere good",
      "liveYes good",
    ]);
  });

  it.each<[string, Partial<EmbedQuestion>]>([
    ["snippetMissing", { embeds: [] }],
    ["snippetMissingInManager", { embeds: [], managerCount: 1 }],
    ["snippetByManager", { embeds: [{ ...right, kind: "manager" }] }],
    ["botMissing", { embeds: [{ ...right, botId: null }] }],
    ["botUnreadable", { embeds: [{ ...right, kind: "code", botId: null }] }],
    ["botForeign", { embeds: [{ ...right, botId: "c".repeat(26) }] }],
    ["serverOther", { embeds: [{ ...right, origin: "https://old.example" }] }],
    ["serverUnknown", { embeds: [{ kind: "element", botId: BOT, origin: null }] }],
    ["siteAllowed", { sites: ["https://shop.example"] }],
    ["siteRefused", { sites: ["https://other.example"], draftSites: ["https://other.example"] }],
    [
      "siteWaits",
      { sites: ["https://other.example"], draftSites: ["https://*.example", "https://shop.example"] },
    ],
    ["livePaused", { availability: "paused" }],
    ["liveUnpublished", { availability: "unpublished" }],
    ["policyAllows", { policies: ["img-src 'none'"] }],
    ["policyAllows", { policies: ["script-src https:; connect-src https:; img-src https:"] }],
    ["policyAllows", { policies: ["script-src 'nonce-n'"], embeds: [{ ...right, nonce: "n" }] }],
    [
      "policyAllows",
      { policies: ["script-src 'nonce-n' 'strict-dynamic'"], embeds: [{ ...right, kind: "code" }] },
    ],
  ])("says %s", (say, given) => {
    expect(said(given)).toContain(say);
  });

  it("names another bot of the workspace", () => {
    expect(judged({ embeds: [{ ...right, botId: OTHER }] })[1]).toMatchObject({
      say: "botOther",
      verdict: "bad",
      params: { name: "Ada's other bot" },
    });
  });

  it("looks at this bot when several stand there", () => {
    expect(said({ embeds: [{ ...right, botId: OTHER }, right] })).toContain("botRight");
  });

  it("says what a policy blocks, with the lines to write", () => {
    expect(judged({ hasImage: true, policies: ["default-src 'self'; script-src 'self'"] })).toContainEqual({
      say: "policyBlocks",
      verdict: "bad",
      params: {},
      lines: [
        "script-src 'self' https://chat.example",
        "connect-src 'self' https://chat.example",
        "img-src 'self' https://chat.example",
      ],
    });
  });

  it("asks of a frame only whether it may be framed", () => {
    const embeds: Embed[] = [{ ...right, kind: "frame" }];
    expect(judged({ embeds, policies: ["script-src 'none'"] })[3]?.say).toBe("policyAllows");
    expect(judged({ embeds, policies: ["frame-src 'none'"] })[3]?.lines).toEqual([
      "frame-src https://chat.example",
    ]);
  });
});
