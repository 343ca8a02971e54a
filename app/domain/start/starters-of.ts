import { MAX_STARTERS } from "#app/domain/bot/bot-limits.ts";
import type { Block } from "#app/domain/chunking/block.ts";

const LONGEST_QUESTION = 120;
const LONGEST_HEADING = 60;
const SHORTEST = 4;
/** A heading with less below it leads to no answer. Characters; one of Chinese says as much as several of English. */
const LEAST_TEXT = 12;

const isQuestion = (text: string) => /[?？؟]\s*$/u.test(text);
/** Parts that every site has and nobody asks about. */
const GENERIC =
  /^(menu|navigation|search|share|follow us|newsletter|cookies?( policy)?|comments?|related|read more|more|links|welcome|bienvenid[oa]s?|comparte|comentarios|síguenos|boletín|buscar|menú|مرحبا|أهلا وسهلا|القائمة|بحث|شارك|تابعنا|النشرة البريدية|تعليقات|菜单|搜索|分享|评论|欢迎|关注我们)$/iu;

/** Up to four questions that the page answers: those it asks itself first, then its headings. Never the page's own name. */
export function startersOf(blocks: readonly Block[], names: readonly string[]): string[] {
  const used = new Set(names.map(folded));
  const asked: string[] = [];
  const named: string[] = [];
  blocks.forEach((block, index) => {
    const text = block.text.replaceAll(/\s+/g, " ").trim();
    const isHeading = block.type === "heading" && block.level > 1;
    const isAsked = isQuestion(text) && block.type !== "table-row" && block.type !== "code";
    if ((!isHeading && !isAsked) || used.has(folded(text)) || !isAnswered(blocks, index)) return;
    if (isAsked ? !fits(text, LONGEST_QUESTION) : !fits(text, LONGEST_HEADING) || GENERIC.test(text)) return;
    used.add(folded(text));
    (isAsked ? asked : named).push(text);
  });
  return [...asked, ...named].slice(0, MAX_STARTERS);
}

const folded = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

function fits(text: string, most: number): boolean {
  const { length } = [...text];
  return length >= SHORTEST && length <= most;
}

/** Something that is no heading and no further question stands below it. */
function isAnswered(blocks: readonly Block[], index: number): boolean {
  const next = blocks[index + 1];
  return (
    next !== undefined && next.type !== "heading" && !isQuestion(next.text) && next.text.length >= LEAST_TEXT
  );
}
