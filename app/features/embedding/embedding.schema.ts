import { z } from "zod";
import { choice, fieldIssue, line } from "#app/shared/text-schema.ts";

/** The link to share opens the chat, or does not. */
export const ShareSchema = z
  .strictObject({ share: choice(["on", "off"]) })
  .transform(({ share }) => ({ isShared: share === "on" }));

/** A page's address as people write it: without a scheme it is `https`. */
export const CheckEmbedSchema = z.strictObject({
  url: line(2_000).transform((text, context) => {
    const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
    if (!/\s/.test(text) && URL.canParse(address)) return new URL(address).href;
    context.addIssue(fieldIssue("URL"));
    return z.NEVER;
  }),
});
