import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Drawing } from "./drawing.tsx";
import { LinkButton } from "./link-button.tsx";
import { Logo } from "./logo.tsx";

interface Shown {
  status: number;
  message: string | null;
  requestId: string | null;
}

function shownOf(error: unknown): Shown {
  if (!isRouteErrorResponse(error)) return { status: 500, message: null, requestId: null };
  const data = error.data as { message?: unknown; requestId?: unknown } | null;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return { status: error.status, message: text(data?.message), requestId: text(data?.requestId) };
}

const KNOWN = new Set([403, 404, 429, 503]);

/** What happened in a sentence, a way back and the number to tell whoever runs the server. Fills the place of the page. */
export function ErrorScreen({ isInShell = false }: { isInShell?: boolean }) {
  const { t } = useTranslation();
  const { status, message, requestId } = shownOf(useRouteError());
  const root = useRouteLoaderData("root") as { isSignedIn?: boolean } | undefined;
  const kind = KNOWN.has(status) ? String(status) : "500";
  const title = t(`errorScreen.${kind}.title`);
  // A page that failed has nothing of its own to be called by.
  useEffect(() => {
    document.title = t("errorScreen.metaTitle", { title });
  }, [t, title]);
  const content = (
    <div className="lost">
      <Drawing name="signpost" />
      <h1>{title}</h1>
      <p>{(kind === "500" || kind === "404" ? null : message) ?? t(`errorScreen.${kind}.text`)}</p>
      <div className="form-actions">
        <LinkButton to={root?.isSignedIn ? "/app" : "/"} tone="main" reloadDocument={kind === "500"}>
          {t(root?.isSignedIn ? "errorScreen.backToBots" : "errorScreen.backToStart")}
        </LinkButton>
      </div>
      {requestId ? (
        <p className="text-small text-quiet">
          {t("errorScreen.requestId")} <code>{requestId}</code>
        </p>
      ) : null}
    </div>
  );
  if (isInShell) return content;
  return (
    <div className="lost-page">
      <header>
        <Logo />
      </header>
      <main id="main">{content}</main>
    </div>
  );
}
