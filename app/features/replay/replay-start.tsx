import { Form, useNavigation } from "@remix-run/react";
import type { TFunction } from "i18next";
import { Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { formatUsd } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import type { ReplayEstimate } from "./replay-view.ts";

/** How many conversations are asked again, with what each choice asks and costs. */
export function ReplayStart({ estimates }: { estimates: readonly ReplayEstimate[] }) {
  const { t, i18n } = useTranslation("replay");
  const isBusy = useNavigation().formData?.get("intent") === "start";
  return (
    <Panel title={t("start.title")} lead={t("start.lead")}>
      <Form method="post" className="stack" preventScrollReset>
        <fieldset className="stack stack-tight">
          <legend className="visually-hidden">{t("start.title")}</legend>
          {estimates.map((estimate, index) => (
            <Checkbox
              key={estimate.size}
              kind="radio"
              name="size"
              value={String(estimate.size)}
              label={t("start.conversations", { count: estimate.conversations })}
              help={describeEstimate(t, estimate, i18n.language)}
              defaultChecked={index === 0}
            />
          ))}
        </fieldset>
        <div>
          <Button type="submit" name="intent" value="start" tone="main" isBusy={isBusy}>
            <Play className="icon" aria-hidden />
            {t("start.button")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

function describeEstimate(
  t: TFunction<"replay">,
  { questions, usd }: ReplayEstimate,
  locale: string,
): string {
  const asked = t("start.questions", { count: questions });
  if (usd === null) return `${asked} · ${t("start.unknown")}`;
  return `${asked} · ${usd === 0 ? t("start.free") : t("start.about", { usd: formatUsd(usd, locale) })}`;
}
