import { z } from "zod";
import { PAGE_STATUSES } from "#app/domain/web/page-codes.ts";
import { choice, digits, fieldIssue, optionalLine, optionalProse } from "#app/shared/text-schema.ts";

/** Which settings and knowledge are meant; a number is a published version's. */
export type VersionChoice = "draft" | "live" | number;

const MOST_VERSIONS = 1_000_000;
const CHOICES = "draft, live, 1, 2, 3 …";
const isVersion = (value: unknown): value is VersionChoice =>
  value === "draft" ||
  value === "live" ||
  (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MOST_VERSIONS);

/** `version` in a body. */
export const VersionSchema = z
  .unknown()
  .meta({
    oneOf: [
      { type: "string", enum: ["draft", "live"] },
      { type: "integer", minimum: 1 },
    ],
  })
  .superRefine((value, context) => {
    if (!isVersion(value)) context.addIssue(fieldIssue("CHOICE", { choices: CHOICES }));
  })
  .transform((value) => value as VersionChoice);

/** `version` in an address. */
const VersionText = z
  .string()
  .meta({ pattern: "^(draft|live|[1-9][0-9]{0,6})$" })
  .superRefine((value, context) => {
    if (!/^(draft|live|[1-9]\d{0,5})$/.test(value))
      context.addIssue(fieldIssue("CHOICE", { choices: CHOICES }));
  })
  .transform((value): VersionChoice => (value === "draft" || value === "live" ? value : Number(value)));

/** A day, or a moment with its zone. Days are UTC; the last moment of the day when it is an end. */
const moment = (isEnd: boolean) =>
  z
    .string()
    .meta({ examples: ["2026-03-01", "2026-03-01T09:30:00Z"] })
    .superRefine((value, context) => {
      if (readMoment(value, isEnd) === null) context.addIssue(fieldIssue("DATE"));
    })
    .transform((value) => readMoment(value, isEnd) ?? new Date(0));

function readMoment(text: string, isEnd: boolean): Date | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/.exec(
      text,
    );
  const day = new Date(`${match?.[1] ?? ""}T00:00:00Z`);
  // The calendar decides: `Date` turns 30 February into 2 March.
  if (
    !match?.[1] ||
    Number.isNaN(day.getTime()) ||
    day.toISOString().slice(0, 10) !== match[1] ||
    day.getUTCFullYear() < 1900
  )
    return null;
  if (match[2]) return new Date(text);
  return isEnd ? new Date(day.getTime() + 86_399_999) : day;
}

const page = { limit: digits(1, 100).default(20).meta({ default: 20 }), cursor: z.string().optional() };

export const PageQuery = z.strictObject(page);

export const SourcePagesQuery = z.strictObject({ ...page, status: choice(PAGE_STATUSES).optional() });

export const SearchQuery = z.strictObject({
  q: optionalProse(8_000),
  limit: digits(1, 100).default(5).meta({ default: 5 }),
  version: VersionText.default("draft").meta({ default: "draft" }),
});

/** What a version is compared with. */
export const DiffQuery = z.strictObject({
  against: VersionText.default("draft").meta({ default: "draft" }),
});

export const CHANNELS = ["widget", "page", "embed", "preview", "api", "member"] as const;
export const STATES = ["bot", "waiting", "human", "closed"] as const;

export const ConversationsQuery = z
  .strictObject({
    ...page,
    botId: z.string().optional(),
    state: choice(STATES).optional(),
    channel: choice(CHANNELS).optional(),
    feedback: choice(["up", "down"]).optional(),
    from: moment(false).optional(),
    to: moment(true).optional(),
    q: optionalLine(200).optional(),
  })
  .superRefine((query, context) => {
    if (query.from && query.to && query.from > query.to)
      context.addIssue({ ...fieldIssue("RANGE_ORDER"), path: ["to"] });
  });
