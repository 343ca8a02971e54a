import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Logo } from "#app/ui/logo.tsx";

/** Name at the start, the ways in at the end. */
export function FrontHead({ isSignedIn }: { isSignedIn: boolean }) {
  const { t } = useTranslation("landing");
  return (
    <header className="front-head">
      <Logo />
      <nav className="row-of" aria-label={t("nav")}>
        {isSignedIn ? (
          <LinkButton to="/app">{t("openBots")}</LinkButton>
        ) : (
          <>
            <LinkButton to="/sign-in" tone="quiet">
              {t("signIn")}
            </LinkButton>
            <span className="front-head-wide">
              <LinkButton to="/sign-up">{t("signUp")}</LinkButton>
            </span>
          </>
        )}
      </nav>
    </header>
  );
}
