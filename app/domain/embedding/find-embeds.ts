import { scanTags, type Tag } from "./scan-tags.ts";

/** How a bot stands on a page: a snippet, an element beside the script, a frame, code that adds the snippet, or a tag manager. */
export type EmbedKind = "script" | "element" | "frame" | "code" | "manager";

/** One place of a page where a bot is meant to be. */
export interface Embed {
  kind: EmbedKind;
  /** As it stands there; null when none is named. */
  botId: string | null;
  /** Of the server that the script or the frame comes from; null when the page does not tell. */
  origin: string | null;
  nonce?: string | undefined;
}

/** What a page says about bots, before anything of it has run. */
export interface EmbedPage {
  embeds: Embed[];
  /** Policies in the page itself. */
  policies: string[];
  /** Addresses of the tag managers' containers, which may add more. */
  managers: string[];
}

const ID = /\b[a-z2-7]{26}\b/;
const SCRIPT_IN_CODE = /(https?:\/\/[^\s"'`<>\\/]+)\/widget\.js/;
const CONTAINER_ID = /\bGTM-[A-Z0-9]{4,12}\b/;
const MANAGER = "https://www.googletagmanager.com/gtm.js";

function resolve(address: string | undefined, base: string): URL | null {
  return address !== undefined && URL.canParse(address.trim(), base) ? new URL(address.trim(), base) : null;
}

/** The snippet inside other code, such as an effect of React or a tag manager's container; null when it is not there. */
export function findInCode(code: string): Pick<Embed, "botId" | "origin"> | null {
  const plain = code.replaceAll("\\/", "/").replaceAll("\\u003C", "<");
  const origin = SCRIPT_IN_CODE.exec(plain)?.[1];
  if (origin === undefined || !URL.canParse(origin)) return null;
  return { origin: new URL(origin).origin, botId: ID.exec(plain)?.[0] ?? null };
}

function scriptEmbed({ attributes, text }: Tag, base: string): Embed | null {
  const src = resolve(attributes.get("src"), base);
  if (src?.pathname.endsWith("/widget.js")) {
    const botId = attributes.get("data-bot")?.trim() || null;
    return { kind: "script", botId, origin: src.origin, nonce: attributes.get("nonce") };
  }
  const inCode = src ? null : findInCode(text);
  return inCode ? { kind: "code", ...inCode } : null;
}

function frameEmbed({ attributes }: Tag, base: string): Embed | null {
  const src = resolve(attributes.get("src"), base);
  const botId = src ? (/^\/(?:embed|chat)\/([a-z2-7]{26})\/?$/.exec(src.pathname)?.[1] ?? null) : null;
  return src && botId ? { kind: "frame", botId, origin: src.origin } : null;
}

function managerOf({ attributes, text }: Tag, base: string): string | null {
  const src = resolve(attributes.get("src"), base);
  if (src) return src.pathname.endsWith("/gtm.js") && src.searchParams.has("id") ? src.href : null;
  const id = text.includes("gtm.js") ? CONTAINER_ID.exec(text)?.[0] : undefined;
  return id ? `${MANAGER}?id=${id}` : null;
}

/** A script that names no bot serves the elements beside it. */
function joined(found: readonly Embed[]): Embed[] {
  const script = found.find(({ kind, botId }) => kind === "script" && botId === null);
  const elements = found.filter(({ kind }) => kind === "element");
  const others = found.filter(({ kind }) => kind !== "element");
  const origin = (script ?? found.find(({ kind }) => kind === "script"))?.origin ?? null;
  return [
    ...others.filter((embed) => embed !== script || elements.length === 0),
    ...elements.map((element) => ({ ...element, origin, nonce: script?.nonce })),
  ];
}

function elementEmbed({ attributes }: Tag): Embed {
  return { kind: "element", botId: attributes.get("bot")?.trim() || null, origin: null };
}

function policyOf({ attributes }: Tag): string | null {
  const isPolicy = attributes.get("http-equiv")?.toLowerCase() === "content-security-policy";
  return isPolicy ? (attributes.get("content") ?? null) : null;
}

const READERS: Readonly<Record<string, (tag: Tag, base: string) => Embed | null>> = {
  script: scriptEmbed,
  iframe: frameEmbed,
  "chat-bot": elementEmbed,
};
const isSomething = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** Where bots stand on a page, from its HTML alone. */
export function findEmbeds(html: string, pageUrl: string): EmbedPage {
  const tags = [...scanTags(html)];
  const named = (name: string) => tags.filter((tag) => tag.name === name);
  const base = resolve(named("base")[0]?.attributes.get("href"), pageUrl)?.href ?? pageUrl;
  const managers = named("script").map((tag) => managerOf(tag, base));
  return {
    embeds: joined(tags.map((tag) => READERS[tag.name]?.(tag, base)).filter(isSomething)),
    policies: named("meta").map(policyOf).filter(isSomething),
    managers: [...new Set(managers.filter(isSomething))],
  };
}
