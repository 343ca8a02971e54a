import { Link, NavLink } from "@remix-run/react";
import { Bot, PanelLeftClose, PanelLeftOpen, Settings, type LucideIcon } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AccountMenu } from "./account-menu.tsx";
import { Mark } from "./mark.tsx";
import { SkipLink } from "./skip-link.tsx";

interface ShellProps {
  workspace: { id: string; name: string };
  account: { name: string; email: string; theme: string };
  /** Whether this browser keeps the sidebar folded (cookie `fold`). */
  isFolded: boolean;
  /** All the room, for the editor. */
  isWide?: boolean;
  /** Beside the name of the workspace, on a phone too: the way to search. */
  search?: ReactNode;
  children: ReactNode;
}

interface Entry {
  key: string;
  path: string;
  icon: LucideIcon;
  isAtFoot?: boolean;
}

/** In the order of the sidebar. On a phone they stand in the bar below, at most four. */
const ENTRIES: readonly Entry[] = [
  { key: "bots", path: "bots", icon: Bot },
  { key: "settings", path: "settings", icon: Settings, isAtFoot: true },
];

/** The frame around every page of a signed-in person. */
export function Shell({
  workspace,
  account,
  isFolded: startsFolded,
  isWide = false,
  search,
  children,
}: ShellProps) {
  const { t } = useTranslation();
  const [isFolded, setFolded] = useState(startsFolded);
  const home = `/app/${workspace.id}`;
  const fold = () => {
    document.cookie = `fold=${isFolded ? "0" : "1"}; Path=/; SameSite=Lax; Max-Age=31536000`;
    setFolded(!isFolded);
  };
  const FoldIcon = isFolded ? PanelLeftOpen : PanelLeftClose;
  return (
    <>
      <SkipLink />
      <div className={isFolded ? "shell-host-folded" : undefined}>
        <div className="shell">
          <header className="shell-side">
            <div className="shell-head">
              <Link to={`${home}/bots`} className="shell-brand">
                <Mark size={26} />
                <span className="shell-brand-name" dir="auto">
                  {workspace.name}
                </span>
              </Link>
              {search}
            </div>
            <div className="shell-bar">
              <nav aria-label={t("nav.main")}>
                <ul className="shell-nav">
                  {ENTRIES.map(({ key, path, icon: Icon, isAtFoot }) => (
                    <li key={key} className={isAtFoot ? "shell-nav-foot" : undefined}>
                      <NavLink to={`${home}/${path}`} className="shell-link" title={t(`nav.${key}`)}>
                        <Icon className="icon" aria-hidden />
                        <span className="shell-label">{t(`nav.${key}`)}</span>
                      </NavLink>
                    </li>
                  ))}
                </ul>
              </nav>
              <button
                type="button"
                className="shell-link shell-fold"
                title={t(isFolded ? "nav.unfold" : "nav.fold")}
                aria-expanded={!isFolded}
                onClick={fold}
              >
                <FoldIcon className="icon" aria-hidden />
                <span className="shell-label">{t(isFolded ? "nav.unfold" : "nav.fold")}</span>
              </button>
              <div className="shell-account">
                <AccountMenu {...account} />
              </div>
            </div>
          </header>
          <main id="main" className="shell-main" tabIndex={-1}>
            <div className={isWide ? "shell-content shell-wide" : "shell-content"}>{children}</div>
          </main>
        </div>
      </div>
    </>
  );
}
