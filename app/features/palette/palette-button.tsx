import { useLocation, useNavigate } from "@remix-run/react";
import { Search } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { shortcutText } from "#app/ui/shortcut-text.ts";
import type { Shortcut } from "#app/ui/shortcuts.ts";
import { useIsBrowser } from "#app/ui/use-is-browser.ts";
import { addressFrom, basesOf } from "./bases.ts";
import { useOnDemand } from "./use-on-demand.ts";
import { useShellKeys } from "./use-shell-keys.ts";

/** The way to the palette that can be seen, and the keys of every page. */
export function PaletteButton({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isBrowser = useIsBrowser();
  const { Sheet, onPalette, onShortcuts, onClose } = useOnDemand();
  const onSequence = useCallback(
    ({ leadsTo }: Shortcut) => {
      const address = leadsTo && addressFrom(basesOf(workspaceId, pathname), leadsTo.base, leadsTo.path);
      if (address) navigate(address);
    },
    [workspaceId, pathname, navigate],
  );
  useShellKeys({ onPalette, onHelp: onShortcuts, onSequence });
  const keys = isBrowser ? shortcutText(["mod", "K"]) : "";
  return (
    <>
      <button
        type="button"
        className="shell-link shell-search needs-script"
        title={keys ? `${t("nav.search")} (${keys})` : t("nav.search")}
        onClick={onPalette}
      >
        <Search className="icon" aria-hidden />
        <span className="shell-label">{t("nav.search")}</span>
        {keys ? (
          <kbd className="shell-label" aria-hidden>
            {keys}
          </kbd>
        ) : null}
      </button>
      {Sheet ? <Sheet workspaceId={workspaceId} onClose={onClose} onShortcuts={onShortcuts} /> : null}
    </>
  );
}
