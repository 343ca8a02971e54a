import { useSearchParams } from "@remix-run/react";
import { Mail } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "#app/ui/button-class.ts";
import { CodeBlock } from "#app/ui/code-block.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { useDraft } from "./draft-provider.tsx";
import { EmbedBuilder } from "./embed-builder.tsx";
import { readEmbedOptions } from "./embed-options.ts";
import { lookAttributes } from "./look-attributes.ts";
import { EMBED_PLATFORMS, embedSnippets, type EmbedPlatform } from "./embed-snippets.ts";

interface EmbedPanelProps {
  appUrl: string;
  botId: string;
  name: string;
  isLive: boolean;
  /** Published versions, the newest first. */
  versions: readonly number[];
}

/** How the bot comes onto a page: how it shall stand there, and what to paste where. */
export function EmbedPanel({ appUrl, botId, name, isLive, versions }: EmbedPanelProps) {
  const { t } = useTranslation("bots");
  const { settings } = useDraft();
  const button = lookAttributes(settings);
  const [query] = useSearchParams();
  const [options, setOptions] = useState(() => readEmbedOptions(query));
  const snippets = embedSnippets({ origin: appUrl, botId, name, options, button });
  return (
    <Panel anchor="embed" title={t("embed.title")} lead={t("embed.lead")}>
      <div className="stack">
        {Object.keys(button).length > 0 ? <Notice tone="info">{t("embed.button")}</Notice> : null}
        {isLive ? null : <Notice tone="info">{t("embed.notLive")}</Notice>}
        <EmbedBuilder options={options} versions={versions} onChange={setOptions} />
        <Tabs
          label={t("embed.platforms")}
          tabs={EMBED_PLATFORMS.map((platform) => ({
            id: platform,
            label: t(`embed.platform.${platform}`),
            content: <PlatformSteps platform={platform} code={snippets[platform]} name={name} />,
          }))}
        />
        <p className="text-quiet text-small">
          {t("embed.csp")}{" "}
          <bdi dir="ltr">
            <code>{`script-src ${appUrl}; connect-src ${appUrl}; img-src ${appUrl}`}</code>
          </bdi>
        </p>
      </div>
    </Panel>
  );
}

/** Wide code that is read line by line keeps its lines. */
const KEEPS_LINES: ReadonlySet<EmbedPlatform> = new Set(["react", "script"]);

interface PlatformStepsProps {
  platform: EmbedPlatform;
  code: string;
  name: string;
}

function PlatformSteps({ platform, code, name }: PlatformStepsProps) {
  const { t } = useTranslation("bots");
  const steps = [1, 2, 3]
    .map((step) => t(`embed.steps.${platform}.${step}`, { defaultValue: "" }))
    .filter(Boolean);
  const letter = [...steps.map((step, index) => `${index + 1}. ${step}`), "", code].join("\r\n");
  const mail = `mailto:?subject=${encodeURIComponent(name)}&body=${encodeURIComponent(letter)}`;
  return (
    <div className="stack">
      <ol className="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <CodeBlock code={code} title={t(`embed.code.${platform}`)} isWrapped={!KEEPS_LINES.has(platform)} />
      <div className="form-actions">
        <a href={mail} className={buttonClass({ size: "small" })}>
          <Mail className="icon" aria-hidden />
          {t("embed.mail")}
        </a>
      </div>
    </div>
  );
}
