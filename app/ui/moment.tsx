import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDate, formatRelative, type DateKind } from "./format.ts";
import { useIsBrowser } from "./use-is-browser.ts";

/** A moment in the reader's language and time zone; the document as it is sent says it in UTC. */
export function Moment({ value, kind = "date" }: { value: string | Date; kind?: DateKind | "relative" }) {
  const { i18n } = useTranslation();
  const isBrowser = useIsBrowser();
  const [now] = useState(Date.now);
  const zone = isBrowser ? undefined : "UTC";
  const iso = new Date(value).toISOString();
  const full = formatDate(iso, i18n.language, "datetime", zone);
  const text =
    kind === "relative"
      ? isBrowser
        ? formatRelative(iso, i18n.language, now)
        : formatDate(iso, i18n.language, "date", zone)
      : formatDate(iso, i18n.language, kind, zone);
  return (
    <time dateTime={iso} title={full}>
      {text}
    </time>
  );
}
