import { NavLink, useLocation } from "@remix-run/react";
import {
  BookOpen,
  Brain,
  Contact,
  FlaskConical,
  Gauge,
  History,
  MessagesSquare,
  Palette,
  Rocket,
  UserRound,
  type LucideIcon,
} from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

const SECTIONS: readonly { key: string; icon: LucideIcon }[] = [
  { key: "identity", icon: UserRound },
  { key: "knowledge", icon: BookOpen },
  { key: "behaviour", icon: Brain },
  { key: "look", icon: Palette },
  { key: "limits", icon: Gauge },
  { key: "contact", icon: MessagesSquare },
  { key: "leads", icon: Contact },
  { key: "tests", icon: FlaskConical },
  { key: "publish", icon: Rocket },
  { key: "versions", icon: History },
];

/** The sections of the editor: beside the form, on a small screen above it. */
export function SectionNav() {
  const { t } = useTranslation("bots");
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone not all of them have room: the one that is open is in sight.
  useEffect(() => {
    nav.current
      ?.querySelector('[aria-current="page"]')
      ?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, [pathname]);
  return (
    <nav ref={nav} className="section-nav" aria-label={t("editor.sections")}>
      <ul>
        {SECTIONS.map(({ key, icon: Icon }) => (
          <li key={key}>
            <NavLink to={key} className="section-link" prefetch="intent">
              <Icon className="icon" aria-hidden />
              {t(`section.${key}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
