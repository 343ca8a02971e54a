import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ChangePasswordSchema, ProfileSchema } from "#app/features/accounts/account.schema.ts";
import { changePassword, listWorkspaces, updateProfile } from "#app/features/accounts/index.server.ts";
import { PaletteButton } from "#app/features/palette/palette-button.tsx";
import { on } from "#app/http/intents.server.ts";
import { accountAction, accountLoader } from "#app/http/page-guards.server.ts";
import { cookieValues } from "#app/http/session-cookie.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { ownPath } from "#app/shared/own-path.ts";
import { accountName } from "#app/ui/account-name.ts";
import { formStateOf } from "#app/ui/form-state.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Shell } from "#app/ui/shell.tsx";
import { PasswordForm } from "./password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";

const ThemeSchema = ProfileSchema.pick({ theme: true }).extend({ next: z.string().optional() });

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data);

export const handle = { i18n: ["accounts"] };

export const loader = accountLoader(async ({ account, request, t }) => {
  const [workspace] = await listWorkspaces(account.id);
  if (!workspace) throw new AppError("NOT_FOUND");
  const { firstName, lastName, username, email, locale, theme } = account;
  return {
    title: t("accounts:profile.metaTitle"),
    profile: { firstName, lastName, username, email, locale, theme },
    shell: {
      workspace,
      account: { name: accountName(account), email, theme },
      isFolded: cookieValues(request.headers.get("cookie"), "fold")[0] === "1",
    },
  };
});

export const action = accountAction({
  intents: {
    profile: on(ProfileSchema, ({ account, input }) => updateProfile({ userId: account.id, profile: input })),
    theme: on(ThemeSchema, async ({ account, input }) => {
      const { firstName, lastName, username } = account;
      const locale = ProfileSchema.shape.locale.catch("").parse(account.locale);
      await updateProfile({
        userId: account.id,
        profile: { firstName, lastName, username, locale, theme: input.theme },
      });
      return redirect(ownPath(input.next, "/app/profile"));
    }),
    password: on(ChangePasswordSchema, ({ account, session, input }) =>
      changePassword({ userId: account.id, ...input, sessionHash: session.hash }),
    ),
  },
});

export default function Profile() {
  const { t } = useTranslation("accounts");
  const { profile, shell } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Shell {...shell} search={<PaletteButton workspaceId={shell.workspace.id} />}>
      <PageHead title={t("profile.title")} lead={t("profile.lead")} />
      <div className="stack stack-loose">
        <ProfileForm profile={profile} state={formStateOf(result, "profile")} />
        <PasswordForm username={profile.username} result={result} />
      </div>
    </Shell>
  );
}
