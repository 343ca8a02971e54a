import { useRevalidator } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AddSourcePanel, type AddKind } from "#app/features/knowledge/add-source-panel.tsx";
import { FileDrop, UploadList } from "#app/features/knowledge/file-drop.tsx";
import { useUploads } from "#app/features/knowledge/use-uploads.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { formStateOf } from "#app/ui/form-state.ts";

interface AddPlaceProps {
  /** What the address says to add. */
  kind: AddKind | undefined;
  /** Where the browser sends files one by one. */
  feed: string;
  maxBytes: number;
  /** Of the page's action. */
  result: unknown;
}

/** The forms that add, and the files on their way, which go on when the forms are closed. */
export function AddPlace({ kind, feed, maxBytes, result }: AddPlaceProps) {
  const { t } = useTranslation("knowledge");
  const { revalidate } = useRevalidator();
  const { uploads, add } = useUploads({ address: feed, maxBytes, onStored: revalidate });
  const states = {
    addText: formStateOf(result, "addText"),
    addQa: formStateOf(result, "addQa"),
    addPage: formStateOf(result, "addPage"),
    addSite: formStateOf(result, "addSite"),
  };
  return (
    <>
      {Object.values(states).some(({ isDone }) => isDone) ? (
        <DoneNotice answer={result}>{t("add.done")}</DoneNotice>
      ) : null}
      {kind ? (
        <AddSourcePanel
          kind={kind}
          states={states}
          files={<FileDrop maxBytes={maxBytes} state={formStateOf(result, "upload")} onFiles={add} />}
        />
      ) : null}
      <UploadList uploads={uploads} maxBytes={maxBytes} />
    </>
  );
}
