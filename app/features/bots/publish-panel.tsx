import { Form, useNavigation } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { describeSetting } from "./describe-setting.ts";
import { useDraft } from "./draft-provider.tsx";
import { HeldBackNotice } from "./held-back-notice.tsx";
import { submitOnModEnter } from "./submit-on-mod-enter.ts";
import type { PublishState } from "./get-publish-state.server.ts";

interface PublishPanelProps {
  publishing: PublishState;
  state: FormState;
  /** The version that the last press made. */
  published: number | null;
}

/** What is live, what would change, and the button that changes it. */
export function PublishPanel({ publishing, state, published }: PublishPanelProps) {
  const { t } = useTranslation("bots");
  const { keeper, isDirty, state: draft } = useDraft();
  const [isHeldBack, setHeldBack] = useState(false);
  const isBusy = useNavigation().formData?.get("intent") === "publish";
  const { versions, changes, hasKnowledgeChanged, nextVersion } = publishing;
  const live = versions.find((version) => version.isLive);

  const sendDraftFirst = (event: FormEvent<HTMLFormElement>) => {
    if (!keeper.snapshot().isDirty) return setHeldBack(false);
    event.preventDefault();
    const form = event.currentTarget;
    void keeper.flush().then((isSaved) => {
      setHeldBack(!isSaved);
      if (isSaved) form.requestSubmit();
    });
  };
  return (
    <Panel
      title={t("publish.title")}
      lead={
        live ? (
          <>
            {t("publish.liveSince", { version: live.number, author: live.author })}{" "}
            <Moment value={live.createdAt} kind="datetime" />
          </>
        ) : (
          t("publish.neverYet")
        )
      }
    >
      <div className="stack">
        {published === null ? null : (
          <DoneNotice key={published}>{t("publish.done", { version: published })}</DoneNotice>
        )}
        {draft.bot.status === "paused" ? <Notice tone="attention">{t("publish.isPaused")}</Notice> : null}
        <WhatChanges isFirst={!live} changes={changes} hasKnowledgeChanged={hasKnowledgeChanged} />
        {isHeldBack && isDirty ? <HeldBackNotice /> : null}
        <Form
          method="post"
          className="stack"
          onSubmit={sendDraftFirst}
          onKeyDown={submitOnModEnter}
          key={nextVersion}
        >
          <FormSummary state={state} />
          {state.fields["look.color"] ? <Notice tone="danger">{state.fields["look.color"]}</Notice> : null}
          <input type="hidden" name="intent" value="publish" />
          <TextField
            name="note"
            label={t("publish.note")}
            help={t("publish.noteHelp")}
            isOptional
            state={state}
          />
          <div className="form-actions">
            <Button type="submit" tone="main" isBusy={isBusy}>
              {t("publish.button", { version: nextVersion })}
            </Button>
          </div>
        </Form>
        {live ? (
          <Form method="post">
            <Button type="submit" name="intent" value={draft.bot.status === "paused" ? "resume" : "pause"}>
              {t(draft.bot.status === "paused" ? "publish.resume" : "publish.pause")}
            </Button>
            <p className="field-help mt-2">
              {t(draft.bot.status === "paused" ? "publish.resumeHelp" : "publish.pauseHelp")}
            </p>
          </Form>
        ) : null}
      </div>
    </Panel>
  );
}

interface WhatChangesProps extends Pick<PublishState, "changes" | "hasKnowledgeChanged"> {
  isFirst: boolean;
}

function WhatChanges({ isFirst, changes, hasKnowledgeChanged }: WhatChangesProps) {
  const { t } = useTranslation("bots");
  if (isFirst) return <p>{t("changes.first")}</p>;
  if (changes.length === 0 && !hasKnowledgeChanged)
    return <p className="text-quiet">{t("changes.nothing")}</p>;
  return (
    <div>
      <h3 className="text-strong">{t("changes.title")}</h3>
      <ul className="change-list">
        {changes.map(({ path, before, after }) => (
          <li key={path}>
            <span className="text-strong">{t(`changes.setting.${path.replace(".", "_")}`)}</span>{" "}
            <del>
              <bdi>{describeSetting(t, path, before)}</bdi>
            </del>{" "}
            <ins>
              <bdi>{describeSetting(t, path, after)}</bdi>
            </ins>
          </li>
        ))}
        {hasKnowledgeChanged ? <li>{t("changes.knowledge")}</li> : null}
      </ul>
    </div>
  );
}
