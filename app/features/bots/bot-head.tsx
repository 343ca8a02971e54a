import { Link } from "@remix-run/react";
import { Eye, Rocket } from "lucide-react";
import { useTranslation } from "react-i18next";
import { AutosaveStatus, type AutosaveState } from "#app/ui/autosave-status.tsx";
import { Button } from "#app/ui/button.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Pill } from "#app/ui/pill.tsx";
import { BotAvatar } from "./bot-avatar.tsx";
import type { DraftSnapshot } from "./draft-snapshot.ts";
import { useDraft } from "./draft-provider.tsx";
import { StatusPill } from "./status-pill.tsx";
import { UndoButtons } from "./undo-buttons.tsx";

interface BotHeadProps {
  /** Of the list of bots. */
  listAddress: string;
  publishAddress: string;
  /** Where the limits stand, when one of them is near or reached. */
  limits: { address: string; notice: "near" | "reached" } | null;
  onPreview: () => void;
}

function autosaveOf({ saving, savedAt }: DraftSnapshot, onRetry: () => void): AutosaveState {
  if (saving === "saved" && savedAt) return { kind: "saved", at: savedAt };
  if (saving === "failed" || saving === "signedOut") return { kind: "failed", onRetry };
  return { kind: saving === "saving" ? "saving" : "idle" };
}

/** Who is being edited, how it stands to what is live, and the two ways on: try it, publish it. */
export function BotHead({ listAddress, publishAddress, limits, onPreview }: BotHeadProps) {
  const { t } = useTranslation("bots");
  const { t: ofList } = useTranslation("botlist");
  const draft = useDraft();
  const { settings, state } = draft;
  const hasChanges = state.bot.status !== "draft" && (state.hasUnpublishedChanges || draft.isDirty);
  return (
    <header className="bot-head">
      <BotAvatar
        name={settings.name}
        letters={settings.avatar}
        colour={settings.look.color}
        picture={settings.look.avatar}
        isLarge
      />
      <div className="bot-head-name">
        <nav aria-label={t("editor.trail")} className="bot-head-trail">
          <Link to={listAddress}>{ofList("list.title")}</Link>
        </nav>
        <h1 dir="auto">{settings.name || t("editor.nameless")}</h1>
      </div>
      <div className="bot-head-state">
        <StatusPill status={state.bot.status} liveVersion={state.bot.liveVersion} />
        {hasChanges ? <Pill tone="info">{ofList("status.changes")}</Pill> : null}
        {limits ? (
          <Link to={limits.address} className="pill-link">
            <Pill tone="attention">{t(`limits:head.${limits.notice}`)}</Pill>
          </Link>
        ) : null}
        <AutosaveStatus state={autosaveOf(draft, () => void draft.keeper.flush())} />
        <UndoButtons />
      </div>
      <div className="bot-head-actions">
        <span className="preview-opener">
          <Button onClick={onPreview}>
            <Eye className="icon" aria-hidden />
            {t("editor.preview")}
          </Button>
        </span>
        <LinkButton to={publishAddress} tone="main">
          <Rocket className="icon" aria-hidden />
          {t("editor.publish")}
        </LinkButton>
      </div>
    </header>
  );
}
