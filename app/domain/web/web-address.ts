import { fieldIssue, line } from "#app/shared/text-schema.ts";
import { LONGEST_ADDRESS, typedAddress } from "./normalize-address.ts";

/** An address of the web as people type it; `https://` may be left out. */
export const webAddress = line(LONGEST_ADDRESS)
  .superRefine((value, context) => {
    if (value !== "" && typedAddress(value) === null) context.addIssue(fieldIssue("URL"));
  })
  .transform((value) => typedAddress(value) ?? value)
  .meta({ examples: ["https://example.org/prices"] });
