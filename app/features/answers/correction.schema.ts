import { z } from "zod";
import { line, prose } from "#app/shared/text-schema.ts";

/** A question and the answer that a person gives to it. */
export const CorrectionSchema = z.strictObject({ question: line(300), answer: prose(4_000) });
