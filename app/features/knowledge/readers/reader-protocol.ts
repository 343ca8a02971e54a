import { z } from "zod";

/** What the reading process is asked for: a document given by its bytes or by the file in which it stands. */
export interface ReadRequest {
  mediaType: string;
  content: Uint8Array | { path: string };
  /** The address of a web page: only its main text is read. */
  pageUrl?: string;
}

const LocatorSchema = z.object({
  page: z.number().int().positive().optional(),
  sheet: z.string().optional(),
  row: z.number().int().positive().optional(),
});

const BlockSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("heading"),
    level: z.number(),
    text: z.string(),
    locator: LocatorSchema.optional(),
  }),
  z.object({
    type: z.enum(["paragraph", "list-item", "table-row", "code"]),
    text: z.string(),
    locator: LocatorSchema.optional(),
  }),
]);

const AboutSchema = z.object({
  title: z.string(),
  siteName: z.string(),
  description: z.string(),
  language: z.string(),
  colour: z.string(),
});

/**
 * What the reading process says. Its blocks come in parts, so that no single message holds up who receives them. It has read
 * what a stranger made: what it says is checked like everything from outside.
 */
export const ReaderMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("blocks"), blocks: z.array(BlockSchema) }),
  z.object({
    type: z.literal("done"),
    title: z.string(),
    links: z.array(z.string()).optional(),
    canonical: z.string().optional(),
    about: AboutSchema.optional(),
    peakBytes: z.number(),
  }),
  z.object({
    type: z.literal("failed"),
    code: z.string().regex(/^[A-Z_]{2,40}$/),
    data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    /** For the log, when nobody foresaw it. */
    detail: z.string().optional(),
    peakBytes: z.number(),
  }),
]);
export type ReaderMessage = z.infer<typeof ReaderMessageSchema>;
