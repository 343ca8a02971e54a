import { colour, fieldIssue } from "#app/shared/text-schema.ts";
import { judgeColour } from "./judge-colour.ts";
import { nearestGoodColour } from "./nearest-good-colour.ts";

/** A colour that people can read on and find; any other is refused with the nearest good one. */
export const readableColour = colour.superRefine((value, context) => {
  if (!judgeColour(value).isGood)
    context.addIssue(fieldIssue("CONTRAST", { nearest: nearestGoodColour(value) }));
});
