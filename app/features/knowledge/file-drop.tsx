import { Form } from "@remix-run/react";
import { CircleAlert, Check, FileText, Upload as UploadIcon } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formatBytes, formatNumber } from "#app/ui/format.ts";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import { READABLE_FILES } from "./file-kinds.ts";
import type { Upload } from "./use-uploads.ts";

/** As the operator set it: MAX_UPLOAD_MB counts in 1,048,576 bytes. */
const megabytes = (bytes: number, locale: string) =>
  formatNumber(bytes / 1_048_576, locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 0 });

interface FileDropProps {
  maxBytes: number;
  /** Of the form without JavaScript. */
  state: FormState;
  onFiles: (files: Iterable<File>) => void;
}

/** A place to drop files, and a button for the same; without JavaScript a plain form for one. */
export function FileDrop({ maxBytes, state, onFiles }: FileDropProps) {
  const { t, i18n } = useTranslation("knowledge");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const problem = state.fields.file;
  const help = t("files.help", { kinds: READABLE_FILES.join(" "), size: megabytes(maxBytes, i18n.language) });
  return (
    <Form method="post" encType="multipart/form-data" reloadDocument>
      <FormSummary state={state} />
      <input type="hidden" name="intent" value="upload" />
      {/* Dropping is a second way to what the button does. */}
      <div
        className={isOver ? "file-drop file-drop-over" : "file-drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onFiles(event.dataTransfer.files);
        }}
      >
        <UploadIcon className="icon" aria-hidden />
        <label htmlFor={id} className="text-strong">
          {t("files.drop")}
        </label>
        <input
          ref={input}
          id={id}
          type="file"
          name="file"
          multiple
          accept={READABLE_FILES.join(",")}
          className="file-input"
          aria-describedby={problem ? `${id}-error ${id}-help` : `${id}-help`}
          aria-invalid={problem ? true : undefined}
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])]);
            currentTarget.value = "";
          }}
        />
        <span className="needs-script">
          <Button onClick={() => input.current?.click()}>{t("files.choose")}</Button>
        </span>
        <noscript>
          <Button type="submit" tone="main">
            {t("files.send")}
          </Button>
        </noscript>
        {problem ? (
          <p id={`${id}-error`} className="field-error">
            {problem}
          </p>
        ) : null}
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      </div>
    </Form>
  );
}

/** The files that were given, with how far each is or why it was refused. */
export function UploadList({ uploads, maxBytes }: { uploads: readonly Upload[]; maxBytes: number }) {
  const { t, i18n } = useTranslation("knowledge");
  if (uploads.length === 0) return null;
  const sentenceOf = ({ status, problem, message, size }: Upload) => {
    if (message) return message;
    if (problem)
      return t(`files.problem.${problem}`, {
        size: formatBytes(size, i18n.language),
        max: megabytes(maxBytes, i18n.language),
      });
    return t(`files.status.${status}`);
  };
  return (
    <ul className="upload-list" aria-label={t("files.list")}>
      {uploads.map((upload) => {
        const Icon = { waiting: FileText, sending: FileText, done: Check, failed: CircleAlert }[
          upload.status
        ];
        return (
          <li key={upload.id} className={upload.status === "failed" ? "upload-failed" : undefined}>
            <Icon className="icon" aria-hidden />
            <div>
              <span className="text-strong" dir="auto">
                {upload.name}
              </span>
              <output className="text-small">{sentenceOf(upload)}</output>
              {upload.status === "sending" ? (
                <ProgressBar value={upload.progress} label={t("files.progressOf", { name: upload.name })} />
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
