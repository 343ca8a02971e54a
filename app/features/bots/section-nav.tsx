import { NavLink } from "@remix-run/react";
import { BookOpen, Brain, Palette, Rocket, UserRound, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";

const SECTIONS: readonly { key: string; icon: LucideIcon }[] = [
  { key: "identity", icon: UserRound },
  { key: "knowledge", icon: BookOpen },
  { key: "behaviour", icon: Brain },
  { key: "look", icon: Palette },
  { key: "publish", icon: Rocket },
];

/** The sections of the editor: beside the form, on a small screen above it. */
export function SectionNav() {
  const { t } = useTranslation("bots");
  return (
    <nav className="section-nav" aria-label={t("editor.sections")}>
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
