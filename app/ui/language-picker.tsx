import { Form, useLocation } from "@remix-run/react";
import { Check, Globe } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LANGUAGE_NAMES } from "./language-names.ts";
import { MenuItem } from "./menu-item.tsx";
import { Menu } from "./menu.tsx";

/** The languages by their own names; choosing one brings the same page back in it. */
export function LanguagePicker({ opens = "up" }: { opens?: "up" | "down" }) {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <Menu
      tone="quiet"
      size="small"
      opens={opens}
      button={
        <>
          <Globe className="icon" aria-hidden />
          <span className="visually-hidden">{t("language.change")}: </span>
          <span>{LANGUAGE_NAMES[i18n.language]}</span>
        </>
      }
    >
      <Form method="post" action="/language" preventScrollReset>
        <input type="hidden" name="next" value={pathname + search} />
        {Object.entries(LANGUAGE_NAMES).map(([code, name]) => (
          <MenuItem
            key={code}
            type="submit"
            name="locale"
            value={code}
            lang={code}
            aria-current={code === i18n.language || undefined}
            icon={<Check className={code === i18n.language ? "icon" : "icon icon-absent"} aria-hidden />}
          >
            {name}
          </MenuItem>
        ))}
      </Form>
    </Menu>
  );
}
