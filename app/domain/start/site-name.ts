import { MAX_NAME } from "#app/domain/bot/bot-limits.ts";
import { shortened } from "./shortened.ts";

/** Between the name of a page and that of its site. */
const SEPARATOR = /\s+[|·•–—-]\s+|\s*[|｜»：_]\s*|\s*:\s+/u;
/** What first pages are called everywhere. */
const GENERIC =
  /^(home|home ?page|start|startseite|welcome|index|main|inicio|portada|p[aá]gina principal|bienvenid[oa]s?|accueil|in[ií]cio|الرئيسية|الصفحة الرئيسية|首页|主页|网站首页|ホーム|トップページ|मुखपृष्ठ|होम)$/iu;
const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

interface Named {
  url: string;
  title: string;
  siteName: string;
}

/** What a site is called: as it says itself, else the part of its title that is in its address, else the part that says something. */
export function siteNameOf({ url, title, siteName }: Named): string {
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/^www\./, "");
  if (siteName) return shortened(siteName, MAX_NAME);
  const parts = title
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !GENERIC.test(part));
  const word = plain(host.split(".").at(0) ?? "");
  const inAddress = parts.find((part) => isAlike(plain(part), word));
  const named = inAddress ?? (pathname === "/" ? parts.at(0) : parts.at(-1)) ?? host;
  return shortened(named, MAX_NAME);
}

/** "Ada's Bakery" stands in `adasbakery.example`; a part of three letters is in many words by chance. */
const isAlike = (part: string, word: string): boolean =>
  part.length > 3 && word.length > 3 && (word.includes(part) || part.includes(word));
