import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/link-button.tsx";

/** The one main action of the front door. */
export function StartLink({ isSignedIn }: { isSignedIn: boolean }) {
  const { t } = useTranslation("landing");
  return (
    <LinkButton to={isSignedIn ? "/app" : "/sign-up"} tone="main" size="large">
      {t(isSignedIn ? "openBots" : "create")}
    </LinkButton>
  );
}
