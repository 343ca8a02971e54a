import { z } from "zod";
import { choice, line } from "#app/shared/text-schema.ts";

/** For how many days a token can be made. */
export const TOKEN_DAYS = ["7", "30", "90", "365"] as const;

export const NewApiTokenSchema = z.strictObject({
  name: line(80),
  days: choice(TOKEN_DAYS).transform(Number),
});

export const RevokeApiTokenSchema = z.strictObject({ tokenId: z.string() });
