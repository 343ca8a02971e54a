import { redirect } from "@remix-run/node";
import { z } from "zod";
import { LOCALES, ProfileSchema } from "#app/features/accounts/account.schema.ts";
import { updateProfile } from "#app/features/accounts/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { languageCookie } from "#app/http/locale.server.ts";
import { publicAction, publicLoader } from "#app/http/page-guards.server.ts";
import { ownPath } from "#app/shared/own-path.ts";
import { choice } from "#app/shared/text-schema.ts";

const LanguageSchema = z.strictObject({ locale: choice(LOCALES), next: z.string().optional() });

export const loader = publicLoader(async () => redirect("/"));

export const action = publicAction({
  intents: {
    choose: on(LanguageSchema, async ({ account, input }) => {
      if (account) {
        const { firstName, lastName, username } = account;
        const theme = ProfileSchema.shape.theme.catch("system").parse(account.theme);
        await updateProfile({
          userId: account.id,
          profile: { firstName, lastName, username, theme, locale: input.locale },
        });
      }
      return redirect(ownPath(input.next, "/"), { headers: { "set-cookie": languageCookie(input.locale) } });
    }),
  },
});
