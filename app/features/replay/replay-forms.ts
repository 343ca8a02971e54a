import { z } from "zod";
import { choice } from "#app/shared/text-schema.ts";
import { REPLAY_SIZES, VERDICTS, type ReplaySize } from "./replay-view.ts";

const sizes = REPLAY_SIZES.map(String) as [string, ...string[]];

export const StartReplaySchema = z.strictObject({
  size: choice(sizes).transform((text) => Number(text) as ReplaySize),
});
export const JudgeSchema = z.strictObject({ itemId: z.string(), verdict: choice(VERDICTS) });
