import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { IdentityKeyState } from "#app/features/conversations/index.server.ts";
import { Button } from "#app/ui/button.tsx";
import { CodeBlock } from "#app/ui/code-block.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { IDENTITY_CODE, IDENTITY_LANGUAGES, IDENTITY_PAGE_CODE } from "./identity-code.ts";

interface IdentityPanelProps {
  keyState: IdentityKeyState;
  state: FormState;
  /** The key that was just made: this once it can be seen. */
  newKey: string | null;
}

/** How a page proves who its visitor is: the key, and what the page's own server does with it. */
export function IdentityPanel({ keyState, state, newKey }: IdentityPanelProps) {
  const { t } = useTranslation("embedding");
  const isBusy = useNavigation().formData?.get("intent") === "identity-key";
  const { madeAt, formerUntil } = keyState;
  return (
    <Panel title={t("identity.title")} lead={t("identity.lead")}>
      <div className="stack">
        {newKey ? (
          <>
            <Notice tone="attention" isLive>
              {t("identity.once")}
            </Notice>
            <CodeBlock code={newKey} title={t("identity.key")} isWrapped />
          </>
        ) : null}
        <Form method="post" className="stack stack-tight" preventScrollReset>
          <FormSummary state={state} />
          {madeAt ? (
            <p>
              {t("identity.made")} <Moment value={madeAt} kind="datetime" />
              {formerUntil ? (
                <>
                  {" "}
                  {t("identity.former")} <Moment value={formerUntil} kind="datetime" />
                </>
              ) : null}
            </p>
          ) : null}
          <div className="form-actions">
            <Button type="submit" name="intent" value="identity-key" isBusy={isBusy}>
              {t(madeAt ? "identity.replace" : "identity.make")}
            </Button>
          </div>
          {madeAt ? <p className="field-help">{t("identity.replaceHelp")}</p> : null}
        </Form>
        <details>
          <summary>{t("identity.how")}</summary>
          <div className="stack mt-3">
            <p>{t("identity.server")}</p>
            <Tabs
              label={t("identity.languages")}
              tabs={IDENTITY_LANGUAGES.map((language) => ({
                id: language,
                label: t(`identity.language.${language}`),
                content: <CodeBlock code={IDENTITY_CODE[language]} title={t("identity.serverCode")} />,
              }))}
            />
            <p>{t("identity.page")}</p>
            <CodeBlock code={IDENTITY_PAGE_CODE} title={t("identity.pageCode")} isWrapped />
          </div>
        </details>
      </div>
    </Panel>
  );
}
