import { Plus, X } from "lucide-react";
import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DraftForm } from "./draft-form.tsx";
import { focusRow, ROW_ACTIONS, ROW_ADD, ROWS } from "./focus-row.ts";
import { useDraftFields } from "./use-draft-fields.ts";

const EXAMPLE = "https://*.shop.example";

interface SitesPanelProps {
  /** What stands below the list and may add to it: the sites that were refused. */
  children: (allowed: readonly string[], onAllow: (site: string) => void) => ReactNode;
}

/** On which sites the bot may stand, each a chip; none means everywhere, and is said. */
export function SitesPanel({ children }: SitesPanelProps) {
  const { t } = useTranslation("bots");
  const { settings, form, typed, errors, flag, change } = useDraftFields();
  const sites = settings.allowedSites;
  const add = (site: string) => {
    if (!sites.includes(site)) change("allowedSites", [...sites, site]);
  };
  const remove = (event: MouseEvent, index: number) => {
    const list = event.currentTarget.closest("[data-rows]");
    flushSync(() => change("allowedSites", sites.toSpliced(index, 1)));
    focusRow(list, index, 0);
  };
  return (
    <DraftForm form={form}>
      <Panel title={t("sites.title")} lead={t("sites.lead")}>
        <div className="stack" {...ROWS}>
          {sites.length === 0 ? <Notice tone="attention">{t("sites.everywhere")}</Notice> : null}
          <ul className="chip-list" aria-label={t("sites.title")}>
            {sites.map((site, index) => (
              <li
                key={site}
                className={errors[`allowedSites.${index}`] ? "chip chip-wrong" : "chip"}
                {...ROW_ACTIONS}
              >
                <bdi dir="ltr">{site}</bdi>
                <Button
                  tone="quiet"
                  size="small"
                  isIcon
                  aria-label={t("sites.remove", { site })}
                  onClick={(event) => remove(event, index)}
                >
                  <X className="icon" aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
          <div className="needs-script">
            <NewSite error={wrongSite(sites, { ...errors, ...form.fields })} onAdd={add} />
          </div>
          <noscript>
            <TextArea
              name="allowedSites"
              label={t("sites.label")}
              help={t("sites.some")}
              isCode
              dir="ltr"
              defaultValue={typed("allowedSites") ?? sites.join("\n")}
            />
          </noscript>
          {children(sites, add)}
          <Checkbox
            label={t("sites.verifiedOnly")}
            help={t("sites.verifiedOnlyHelp")}
            {...flag("verifiedOnly")}
          />
        </div>
      </Panel>
    </DraftForm>
  );
}

/** `shop.example: This is not a site…` for the first site that was not taken. */
function wrongSite(sites: readonly string[], errors: Readonly<Record<string, string>>): string | undefined {
  const wrong = Object.entries(errors).find(([field]) => field.startsWith("allowedSites"));
  if (!wrong) return undefined;
  const site = sites[Number(wrong[0].split(".")[1])];
  return site ? `${site}: ${wrong[1]}` : wrong[1];
}

/** A name alone is meant with `https`; a page's address is cut to its site. */
function siteOf(text: string): string {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return address.replace(/^(https?:\/\/[^/?#\s]+)[/?#].*$/i, "$1").toLowerCase();
}

function NewSite({ error, onAdd }: { error: string | undefined; onAdd: (site: string) => void }) {
  const { t } = useTranslation("bots");
  const [text, setText] = useState("");
  const take = () => {
    if (text.trim() === "") return;
    onAdd(siteOf(text.trim()));
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    take();
  };
  return (
    <div className="check-form" data-own-undo>
      <TextField
        name="newSite"
        label={t("sites.add")}
        help={t("sites.some")}
        dir="ltr"
        inputMode="url"
        spellCheck={false}
        placeholder={EXAMPLE}
        value={text}
        error={error}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
        {...ROW_ADD}
      />
      <Button onClick={take}>
        <Plus className="icon" aria-hidden />
        {t("sites.addButton")}
      </Button>
    </div>
  );
}
