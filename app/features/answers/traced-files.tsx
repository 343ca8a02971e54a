import { File, Image } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { SentFile } from "#app/shared/protocol/visitor-api.ts";
import { formatBytes } from "#app/ui/format.ts";

/** What the visitor sent along with the question; nothing where that was nothing. */
export function TracedFiles({ files }: { files: readonly (SentFile & { address: string })[] }) {
  const { t, i18n } = useTranslation("files");
  const title = useId();
  if (files.length === 0) return null;
  return (
    <section aria-labelledby={title} className="trace-part">
      <h3 id={title}>{t("trace.title")}</h3>
      <ul className="trace-files">
        {files.map(({ id, name, type, bytes, address }) => {
          const Icon = type.startsWith("image/") ? Image : File;
          return (
            <li key={id}>
              <Icon className="icon" aria-hidden />
              <a href={address} download={name}>
                <bdi>{name}</bdi>
              </a>{" "}
              <span className="text-quiet text-small">{formatBytes(bytes, i18n.language)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
