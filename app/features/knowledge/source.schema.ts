import { z } from "zod";
import { PASSAGE_LENGTHS } from "#app/domain/bot/passage-length.ts";
import { PAGE_STATUSES } from "#app/domain/web/page-codes.ts";
import { webAddress } from "#app/domain/web/web-address.ts";
import {
  choice,
  digits,
  fieldIssue,
  line,
  optionalProse,
  prose,
  wholeNumber,
} from "#app/shared/text-schema.ts";
export { isWebType } from "./source-kinds.ts";
import { MOST_PAGES, SOURCE_STATUSES, SOURCE_TYPES, type Schedule } from "./source-kinds.ts";

export const MAX_TEXT = 1_000_000;

export const TextSourceSchema = z.strictObject({
  type: choice(["text"]),
  title: line(200),
  text: prose(MAX_TEXT),
});

export const QaItemSchema = z.strictObject({
  questions: z.array(line(300)).min(1).max(200),
  answer: prose(4_000),
});

export const QaSourceSchema = z.strictObject({
  type: choice(["qa"]),
  title: line(200).optional(),
  items: z.array(QaItemSchema).min(1).max(2_000),
});

const DEFAULT_PAGES = 200;
const MOST_PATTERNS = 20;

const pageLimit = wholeNumber(1, MOST_PAGES).default(DEFAULT_PAGES);
/** Beginnings of paths such as `/help`; `*` stands for any text. */
const patterns = z.array(line(200)).max(MOST_PATTERNS);

export const UrlSourceSchema = z.strictObject({ type: choice(["url"]), url: webAddress });

export const SitemapSourceSchema = z.strictObject({
  type: choice(["sitemap"]),
  url: webAddress,
  limit: pageLimit.optional(),
});

export const CrawlSourceSchema = z.strictObject({
  type: choice(["crawl"]),
  url: webAddress,
  limit: pageLimit.optional(),
  include: patterns.optional(),
  exclude: patterns.optional(),
  /** The page at the address only leads to the others: it is a source of its own. */
  withoutStart: z.literal(true).optional(),
});

export const NewSourceSchema = z.discriminatedUnion("type", [
  TextSourceSchema,
  QaSourceSchema,
  UrlSourceSchema,
  SitemapSourceSchema,
  CrawlSourceSchema,
]);
export type NewSource = z.infer<typeof NewSourceSchema>;

/** What the form of a single pair sends: questions line by line. */
export const QaFormSchema = z.strictObject({
  questions: prose(10_000),
  answer: prose(4_000),
});

export const TextFormSchema = z.strictObject({ title: line(200), text: prose(MAX_TEXT) });

export const WhichSourceSchema = z.strictObject({ sourceId: z.string().max(64) });

/** What the address of a site's pages looks for; what it does not know counts for nothing. */
export const PageQuerySchema = z
  .object({ query: z.string().max(200).catch(""), status: choice(PAGE_STATUSES).optional().catch(undefined) })
  .transform(({ query, status }) => ({ query, ...(status ? { status } : {}) }));

/** What the bar over the selected sources sends: one id or more. */
export const WhichSourcesSchema = z.strictObject({ sourceId: z.array(z.string().max(64)).min(1).max(100) });

export const LengthFormSchema = z.strictObject({ length: choice(PASSAGE_LENGTHS) });

/** What the address of the list asks for; what it does not know counts for nothing. */
export const SourceFilterSchema = z.object({
  query: z.string().max(200).catch(""),
  type: choice(SOURCE_TYPES).optional().catch(undefined),
  status: choice(SOURCE_STATUSES).optional().catch(undefined),
});

const MAX_QUESTIONS = 200;
const Question = line(300);

/** A pair from the form: one question in each line, blank lines left out. */
export const QaPairSchema = QaFormSchema.transform(({ questions, answer }) => ({
  questions: questions
    .split("\n")
    .map((question) => question.trim())
    .filter(Boolean),
  answer,
}))
  .superRefine(({ questions }, context) => {
    if (questions.length > MAX_QUESTIONS)
      context.addIssue({ ...fieldIssue("TOO_MANY", { max: MAX_QUESTIONS }), path: ["questions"] });
    for (const question of questions) {
      const issue = Question.safeParse(question).error?.issues[0];
      if (issue?.code === "custom")
        context.addIssue({ code: "custom", params: issue.params ?? {}, path: ["questions"] });
    }
  })
  .transform((item) => ({ type: "qa" as const, items: [item] }));

/** What the form of one web page sends. */
export const UrlFormSchema = z
  .strictObject({ url: webAddress })
  .transform(({ url }) => ({ type: "url" as const, url }));

/** Lines of a text field, blank ones left out. */
const lines = optionalProse(5_000)
  .optional()
  .transform((text = "") =>
    text
      .split("\n")
      .map((each) => each.trim())
      .filter(Boolean),
  )
  .superRefine((list, context) => {
    if (list.length > MOST_PATTERNS) context.addIssue(fieldIssue("TOO_MANY", { max: MOST_PATTERNS }));
    for (const each of list) {
      const issue = line(200).safeParse(each).error?.issues[0];
      if (issue?.code === "custom") context.addIssue({ code: "custom", params: issue.params ?? {} });
    }
  });

/** What the form of a whole site sends: `include` and `exclude` hold one pattern in each line. */
export const SiteFormSchema = z
  .strictObject({
    type: choice(["sitemap", "crawl"]),
    url: webAddress,
    limit: digits(1, MOST_PAGES).default(DEFAULT_PAGES),
    include: lines,
    exclude: lines,
  })
  .transform(({ type, url, limit, include, exclude }) =>
    type === "sitemap" ? { type, url, limit } : { type, url, limit, include, exclude },
  );

/** What the form of a schedule sends: hours, or nothing for "only by hand". */
export const ScheduleFormSchema = z
  .strictObject({ everyHours: choice(["", "24", "168"]) })
  .transform(({ everyHours }): { everyHours: Schedule } => ({
    everyHours: everyHours === "24" ? 24 : everyHours === "168" ? 168 : null,
  }));
