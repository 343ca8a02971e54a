import type { Block } from "#app/domain/chunking/block.ts";
import { judgeColour } from "#app/domain/look/judge-colour.ts";
import type { PageAbout } from "#app/domain/web/page-about.ts";
import { greetingIn } from "./greetings.ts";
import { pageLanguage } from "./page-language.ts";
import { shortened } from "./shortened.ts";
import { siteNameOf } from "./site-name.ts";
import { startersOf } from "./starters-of.ts";

const LONGEST_DESCRIPTION = 300;
/** A shorter paragraph is a slogan or a button. */
const SHORTEST_PARAGRAPH = 40;

/** A bot as a page of the web suggests it. */
export interface BotProposal {
  name: string;
  description: string;
  greeting: string;
  starters: string[];
  /** `#rrggbb`; null when the page names none that people can read on. */
  colour: string | null;
  /** Of the page, two letters. */
  language: string;
}

interface ReadPage {
  url: string;
  title: string;
  about: PageAbout;
  blocks: readonly Block[];
}

/** What the page says is taken as its creator's words; nothing is made up but the greeting. */
export function proposeBot({ url, title, about, blocks }: ReadPage): BotProposal {
  const name = siteNameOf({ url, title: about.title || title, siteName: about.siteName });
  const language = pageLanguage(about.language, blocks.map(({ text }) => text).join("\n"));
  return {
    name,
    description: shortened(about.description || firstParagraph(blocks), LONGEST_DESCRIPTION),
    greeting: greetingIn(language, name),
    starters: startersOf(blocks, [name, title, about.title]),
    colour: goodColour(about.colour),
    language,
  };
}

const firstParagraph = (blocks: readonly Block[]): string =>
  blocks.find(({ type, text }) => type === "paragraph" && text.length >= SHORTEST_PARAGRAPH)?.text ?? "";

function goodColour(written: string): string | null {
  const [, short = "", long = ""] = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(written.trim()) ?? [];
  const colour = `#${(short.replaceAll(/./g, "$&$&") || long).toLowerCase()}`;
  return colour.length === 7 && judgeColour(colour).isGood ? colour : null;
}
