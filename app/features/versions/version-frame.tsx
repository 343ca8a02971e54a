import { useTranslation } from "react-i18next";
import type { BotLook } from "#app/domain/look/look.schema.ts";
import { useFirstAddress } from "#app/ui/use-first-address.ts";
import { useOwnTheme } from "#app/ui/use-own-theme.ts";

interface VersionFrameProps {
  home: string;
  number: number;
  theme: BotLook["theme"];
}

/** The real widget on a version, in the version's colours, or in those of the person where it leaves them open. */
export function VersionFrame({ home, number, theme }: VersionFrameProps) {
  const { t } = useTranslation("versions");
  const own = useOwnTheme();
  const address = `${home}/preview?version=${number}&theme=${theme === "auto" ? own : theme}`;
  return (
    <div className="version-stage">
      <iframe {...useFirstAddress(address)} title={t("try.frame", { number })} />
    </div>
  );
}
