import { isAllowedSite } from "#app/domain/access/allowed-site.ts";
import { blockedByCsp, type CspBlock } from "./csp.ts";
import type { Embed } from "./find-embeds.ts";

/** `good`: nothing to do. `bad`: it cannot work like this. `unsure`: only an open page tells. */
export type Verdict = "good" | "bad" | "unsure";

/** What a check can say; each has a sentence, and a second one with what to do unless it is good. */
export type Finding =
  | "snippetFound"
  | "snippetByManager"
  | "snippetMissing"
  | "snippetMissingInManager"
  | "botRight"
  | "botOther"
  | "botForeign"
  | "botMissing"
  | "botUnreadable"
  | "serverRight"
  | "serverOther"
  | "serverUnknown"
  | "liveYes"
  | "liveUnpublished"
  | "livePaused"
  | "siteEverywhere"
  | "siteAllowed"
  | "siteWaits"
  | "siteRefused"
  | "policyNone"
  | "policyAllows"
  | "policyBlocks";

export interface EmbedFinding {
  say: Finding;
  verdict: Verdict;
  /** Values for the sentences. */
  params: Record<string, string>;
  /** Directives of the page's policy as they would have to read. */
  lines: string[];
}

export interface EmbedQuestion {
  embeds: readonly Embed[];
  /** How many containers of a tag manager the page loads. */
  managerCount: number;
  policies: readonly string[];
  /** Where the page is, after redirects. */
  pageUrl: string;
  botId: string;
  /** Of this server. */
  appOrigin: string;
  /** Names of the workspace's other bots that stand on the page, by id. */
  otherBots: ReadonlyMap<string, string>;
  availability: "live" | "paused" | "unpublished";
  /** Sites of the live version, or of the draft while nothing is live. */
  sites: readonly string[];
  draftSites: readonly string[];
  /** Whether the widget shows an image from this server. */
  hasImage: boolean;
}

const finding = (
  say: Finding,
  verdict: Verdict,
  params: Record<string, string> = {},
  lines: string[] = [],
): EmbedFinding => ({ say, verdict, params, lines });

/** The place that comes nearest to what was meant: this bot from this server, this bot, any. */
function chooseEmbed({ embeds, botId, appOrigin }: EmbedQuestion): Embed | undefined {
  const ofBot = embeds.filter((embed) => embed.botId === botId);
  return ofBot.find(({ origin }) => origin === appOrigin) ?? ofBot[0] ?? embeds[0];
}

function judgeSnippet(embed: Embed | undefined, managerCount: number): EmbedFinding {
  if (embed) return finding(embed.kind === "manager" ? "snippetByManager" : "snippetFound", "good");
  return managerCount > 0
    ? finding("snippetMissingInManager", "unsure")
    : finding("snippetMissing", "unsure");
}

function judgeBot({ botId, kind }: Embed, question: EmbedQuestion): EmbedFinding {
  if (botId === question.botId) return finding("botRight", "good");
  if (botId === null)
    return kind === "code" || kind === "manager"
      ? finding("botUnreadable", "unsure")
      : finding("botMissing", "bad", { id: question.botId });
  const name = question.otherBots.get(botId);
  return name === undefined
    ? finding("botForeign", "bad", { id: question.botId })
    : finding("botOther", "bad", { name, id: question.botId });
}

function judgeServer({ origin }: Embed, { appOrigin }: EmbedQuestion): EmbedFinding {
  if (origin === null) return finding("serverUnknown", "bad", { server: appOrigin });
  return origin === appOrigin
    ? finding("serverRight", "good")
    : finding("serverOther", "bad", { found: origin, server: appOrigin });
}

function judgeSite({ pageUrl, sites, draftSites }: EmbedQuestion): EmbedFinding {
  const site = new URL(pageUrl).origin;
  if (isAllowedSite(sites, site))
    return finding(sites.length === 0 ? "siteEverywhere" : "siteAllowed", "good", { site });
  return isAllowedSite(draftSites, site)
    ? finding("siteWaits", "bad", { site })
    : finding("siteRefused", "bad", { site });
}

const AVAILABLE = { live: "liveYes", paused: "livePaused", unpublished: "liveUnpublished" } as const;

function judgePolicy(embed: Embed | undefined, question: EmbedQuestion): EmbedFinding {
  const { policies, pageUrl, appOrigin, hasImage } = question;
  if (policies.length === 0) return finding("policyNone", "good");
  const blocks: CspBlock[] = blockedByCsp({
    policies,
    pageUrl,
    origin: appOrigin,
    needs:
      embed?.kind === "frame" ? ["frame"] : ["script", "connect", ...(hasImage ? ["image" as const] : [])],
    tag: { nonce: embed?.nonce, isAddedByScript: embed?.kind === "code" || embed?.kind === "manager" },
  });
  return blocks.length === 0
    ? finding("policyAllows", "good")
    : finding(
        "policyBlocks",
        "bad",
        {},
        blocks.map(({ line }) => line),
      );
}

/** What is right and what is wrong with a bot on a page, in the order in which it is to be mended. */
export function judgeEmbed(question: EmbedQuestion): EmbedFinding[] {
  const embed = chooseEmbed(question);
  return [
    judgeSnippet(embed, question.managerCount),
    ...(embed ? [judgeBot(embed, question), judgeServer(embed, question)] : []),
    judgePolicy(embed, question),
    judgeSite(question),
    finding(AVAILABLE[question.availability], question.availability === "live" ? "good" : "bad"),
  ];
}
