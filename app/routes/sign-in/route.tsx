import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useNavigation, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SignInSchema } from "#app/features/accounts/account.schema.ts";
import { authenticator, startSession } from "#app/features/accounts/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { publicAction, publicLoader } from "#app/http/page-guards.server.ts";
import { sessionCookie } from "#app/http/session-cookie.server.ts";
import { ownPath } from "#app/shared/own-path.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Door } from "#app/ui/door.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { PasswordField } from "#app/ui/password-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data);

export const handle = { i18n: ["accounts"] };

export const loader = publicLoader(async ({ account, request, t }) => {
  if (account) throw redirect(ownPath(new URL(request.url).searchParams.get("next"), "/app"));
  return { title: t("accounts:signIn.metaTitle") };
});

export const action = publicAction({
  intents: {
    signIn: on(SignInSchema, async ({ request, ip, input }) => {
      const userId = await authenticator.authenticate("password", request);
      const userAgent = request.headers.get("user-agent") ?? "";
      const secret = await startSession({ userId, isRemembered: input.remember, userAgent, ip });
      return redirect(ownPath(input.next, "/app"), {
        headers: { "set-cookie": sessionCookie(secret, input.remember) },
      });
    }),
  },
});

export default function SignIn() {
  const { t } = useTranslation("accounts");
  const [query] = useSearchParams();
  const state = formStateOf(useActionData<typeof action>());
  const isBusy = useNavigation().formAction?.startsWith("/sign-in") ?? false;
  return (
    <Door>
      <h1>{t("signIn.title")}</h1>
      <Form method="post" className="stack mt-5" noValidate>
        <FormSummary state={state} />
        <input type="hidden" name="next" value={query.get("next") ?? ""} />
        <TextField
          name="login"
          dir="ltr"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          label={t("signIn.login")}
          state={state}
        />
        <PasswordField
          name="password"
          autoComplete="current-password"
          label={t("signIn.password")}
          state={state}
        />
        <Checkbox
          name="remember"
          label={t("signIn.remember")}
          help={t("signIn.rememberHelp")}
          defaultChecked={state.values.remember === "on"}
        />
        <Button type="submit" tone="main" size="large" isWide isBusy={isBusy}>
          {t("signIn.submit")}
        </Button>
      </Form>
      <p className="mt-5 text-center">
        {t("signIn.noAccount")} <Link to="/sign-up">{t("signIn.signUp")}</Link>
      </p>
    </Door>
  );
}
