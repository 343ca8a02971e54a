import { z } from "zod";
import { choice, emailAddress, fieldIssue, lengthOf, optionalLine } from "#app/shared/text-schema.ts";
import { isCommonPassword } from "./common-passwords.ts";

export const LOCALES = ["en", "es", "ar"] as const;
export const THEMES = ["system", "light", "dark"] as const;

/** 12–128 characters taken exactly as typed; no rules of composition, only not one that everybody uses. */
export const NewPassword = z.string().superRefine((value, context) => {
  const length = lengthOf(value);
  if (length === 0) context.addIssue(fieldIssue("REQUIRED"));
  else if (!value.isWellFormed() || value.includes("\0")) context.addIssue(fieldIssue("CHARACTERS"));
  else if (length < 12) context.addIssue(fieldIssue("TOO_SHORT", { min: 12 }));
  else if (length > 128) context.addIssue(fieldIssue("TOO_LONG", { max: 128, length }));
  else if (isCommonPassword(value)) context.addIssue(fieldIssue("PASSWORD_COMMON"));
});

/** A password that is only compared. */
export const GivenPassword = z.string().superRefine((value, context) => {
  if (value === "") context.addIssue(fieldIssue("REQUIRED"));
  else if (value.length > 1_000) context.addIssue(fieldIssue("TOO_LONG", { max: 128, length: value.length }));
});

/** 3–32 letters of any script, digits, dot, hyphen and underscore. */
export const Username = z
  .string()
  .superRefine((value, context) => {
    if (!/^[\p{L}\p{M}\p{N}._-]{3,32}$/u.test(value.trim())) context.addIssue(fieldIssue("USERNAME"));
  })
  .transform((value) => value.trim());

const checkbox = z
  .union([z.boolean(), z.literal("on").transform(() => true)])
  .optional()
  .transform((value) => value ?? false);

export const SignUpSchema = z.strictObject({
  email: emailAddress,
  password: NewPassword,
});
export type SignUpForm = z.infer<typeof SignUpSchema>;

export const SignInSchema = z.strictObject({
  login: z.string().superRefine((value, context) => {
    if (value.trim() === "") context.addIssue(fieldIssue("REQUIRED"));
    else if (value.length > 254) context.addIssue(fieldIssue("TOO_LONG", { max: 254, length: value.length }));
  }),
  password: GivenPassword,
  remember: checkbox,
  next: z.string().optional(),
});

export const ProfileSchema = z.strictObject({
  firstName: optionalLine(80),
  lastName: optionalLine(80),
  username: Username,
  locale: choice(["", ...LOCALES]),
  theme: choice(THEMES),
});
export type ProfileForm = z.infer<typeof ProfileSchema>;

export const ChangePasswordSchema = z.strictObject({
  current: GivenPassword,
  password: NewPassword,
});
