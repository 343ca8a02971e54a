import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SignUpSchema } from "#app/features/accounts/account.schema.ts";
import { isSignUpOpen, signUp, startSession } from "#app/features/accounts/index.server.ts";
import { passwordStrength } from "#app/features/accounts/password-strength.ts";
import { on } from "#app/http/intents.server.ts";
import { publicAction, publicLoader } from "#app/http/page-guards.server.ts";
import { limitSignUps } from "#app/http/rate-limits.server.ts";
import { sessionCookie } from "#app/http/session-cookie.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Door } from "#app/ui/door.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { PasswordField } from "#app/ui/password-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data);

export const handle = { i18n: ["accounts"] };

export const loader = publicLoader(async ({ account, t }) => {
  if (account) throw redirect("/app");
  return { title: t("accounts:signUp.metaTitle"), isOpen: await isSignUpOpen() };
});

export const action = publicAction({
  intents: {
    signUp: on(SignUpSchema, async ({ request, ip, input }) => {
      await limitSignUps(ip);
      const { userId, workspaceId } = await signUp(input);
      const userAgent = request.headers.get("user-agent") ?? "";
      const secret = await startSession({ userId, isRemembered: false, userAgent, ip });
      return redirect(`/app/${workspaceId}/bots`, {
        headers: { "set-cookie": sessionCookie(secret, false) },
      });
    }),
  },
});

export default function SignUp() {
  const { isOpen } = useLoaderData<typeof loader>();
  return <Door>{isOpen ? <SignUpForm /> : <Closed />}</Door>;
}

function SignUpForm() {
  const { t } = useTranslation("accounts");
  const state = formStateOf(useActionData<typeof action>());
  const isBusy = useNavigation().formAction === "/sign-up";
  return (
    <>
      <h1>{t("signUp.title")}</h1>
      <p className="text-quiet">{t("signUp.lead")}</p>
      <Form method="post" className="stack mt-5" noValidate>
        <FormSummary state={state} />
        <TextField
          name="email"
          type="email"
          dir="ltr"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          label={t("signUp.email")}
          state={state}
        />
        <PasswordField
          name="password"
          autoComplete="new-password"
          label={t("signUp.password")}
          help={t("signUp.passwordHelp")}
          describe={(password) => {
            const { kind, ...params } = passwordStrength(password);
            return t(`strength.${kind}`, params);
          }}
          state={state}
        />
        <Button type="submit" tone="main" size="large" isWide isBusy={isBusy}>
          {t("signUp.submit")}
        </Button>
      </Form>
      <p className="mt-5 text-center">
        {t("signUp.hasAccount")} <Link to="/sign-in">{t("signUp.signIn")}</Link>
      </p>
    </>
  );
}

function Closed() {
  const { t } = useTranslation("accounts");
  return (
    <div className="stack">
      <h1>{t("signUp.closedTitle")}</h1>
      <p className="text-quiet">{t("signUp.closedText")}</p>
      <LinkButton to="/sign-in">{t("signIn.submit")}</LinkButton>
    </div>
  );
}
