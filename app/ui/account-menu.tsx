import { Form, useLocation } from "@remix-run/react";
import { Check, LogOut, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "./avatar.tsx";
import { LANGUAGE_NAMES } from "./language-names.ts";
import { MenuItem } from "./menu-item.tsx";
import { Menu } from "./menu.tsx";

const THEMES = ["system", "light", "dark"] as const;

interface AccountMenuProps {
  name: string;
  email: string;
  theme: string;
}

function Chosen({ isChosen }: { isChosen: boolean }) {
  return <Check className={isChosen ? "icon" : "icon icon-absent"} aria-hidden />;
}

/** Everything that belongs to the person: profile, language, theme, the way out. */
export function AccountMenu({ name, email, theme }: AccountMenuProps) {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  const next = <input type="hidden" name="next" value={pathname + search} />;
  return (
    <Menu
      align="start"
      opens="up"
      buttonClassName="shell-link"
      button={
        <>
          <Avatar name={name} />
          <span className="visually-hidden">{t("nav.account")}: </span>
          <span className="shell-label" dir="auto">
            {name}
          </span>
        </>
      }
    >
      <p className="menu-group" dir="ltr">
        {email}
      </p>
      <MenuItem to="/app/profile" icon={<UserRound className="icon" aria-hidden />}>
        {t("nav.profile")}
      </MenuItem>
      <hr className="menu-line" />
      <Form method="post" action="/app/profile" preventScrollReset>
        <fieldset>
          <legend className="menu-group">{t("nav.theme")}</legend>
          <input type="hidden" name="intent" value="theme" />
          {next}
          {THEMES.map((value) => (
            <MenuItem
              key={value}
              type="submit"
              name="theme"
              value={value}
              aria-current={value === theme || undefined}
              icon={<Chosen isChosen={value === theme} />}
            >
              {t(`theme.${value}`)}
            </MenuItem>
          ))}
        </fieldset>
      </Form>
      <hr className="menu-line" />
      <Form method="post" action="/language" preventScrollReset>
        <fieldset>
          <legend className="menu-group">{t("nav.language")}</legend>
          {next}
          {Object.entries(LANGUAGE_NAMES).map(([code, language]) => (
            <MenuItem
              key={code}
              type="submit"
              name="locale"
              value={code}
              lang={code}
              aria-current={code === i18n.language || undefined}
              icon={<Chosen isChosen={code === i18n.language} />}
            >
              {language}
            </MenuItem>
          ))}
        </fieldset>
      </Form>
      <hr className="menu-line" />
      <Form method="post" action="/sign-out">
        <MenuItem type="submit" icon={<LogOut className="icon icon-mirrored" aria-hidden />}>
          {t("nav.signOut")}
        </MenuItem>
      </Form>
    </Menu>
  );
}
