import { z } from "zod";
import { decimalText, line } from "#app/shared/text-schema.ts";

/** What the forms of the prices' page send. */

const which = { provider: line(64), model: line(120) };
/** The form also sends the price, which is of no interest here. */
export const WhichPriceSchema = z.object(which);
export const PriceFormSchema = z.strictObject({
  ...which,
  inputPerMillionUsd: decimalText(0, 10_000),
  outputPerMillionUsd: decimalText(0, 10_000),
});
