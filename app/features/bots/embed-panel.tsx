import { useTranslation } from "react-i18next";
import { CodeBlock } from "#app/ui/code-block.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { EMBED_PLATFORMS, embedSnippets } from "./embed-snippets.ts";

interface EmbedPanelProps {
  appUrl: string;
  botId: string;
  name: string;
  isLive: boolean;
}

/** How the bot comes onto a page: what to paste where. */
export function EmbedPanel({ appUrl, botId, name, isLive }: EmbedPanelProps) {
  const { t } = useTranslation("bots");
  const snippets = embedSnippets({ origin: appUrl, botId, name });
  return (
    <Panel title={t("embed.title")} lead={t("embed.lead")}>
      <div className="stack">
        {isLive ? null : <Notice tone="info">{t("embed.notLive")}</Notice>}
        <Tabs
          label={t("embed.platforms")}
          tabs={EMBED_PLATFORMS.map((platform) => ({
            id: platform,
            label: t(`embed.platform.${platform}`),
            content: (
              <div className="stack">
                <ol className="steps">
                  {[1, 2, 3].map((step) => {
                    const text = t(`embed.steps.${platform}.${step}`, { defaultValue: "" });
                    return text ? <li key={step}>{text}</li> : null;
                  })}
                </ol>
                <CodeBlock
                  code={snippets[platform]}
                  title={t(`embed.code.${platform}`)}
                  isWrapped={platform !== "react"}
                />
              </div>
            ),
          }))}
        />
        <p className="text-quiet text-small">
          {t("embed.csp")}{" "}
          <bdi dir="ltr">
            <code>{`script-src ${appUrl}; connect-src ${appUrl}`}</code>
          </bdi>
        </p>
      </div>
    </Panel>
  );
}
