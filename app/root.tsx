import latinFont from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import type { LinksFunction, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useChangeLanguage } from "remix-i18next/react";
import { publicLoader } from "#app/http/page-guards.server.ts";
import { directionOf } from "#app/shared/direction.ts";
import { ErrorScreen } from "#app/ui/error-screen.tsx";
import { GoingBar } from "#app/ui/going-bar.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { usePageTexts } from "#app/ui/use-page-texts.ts";
import styles from "#app/ui/styles/app.scss?url";

declare module "@remix-run/node" {
  // Loader data keeps its dates: types as in `remix.config.js`.
  interface Future {
    v3_singleFetch: true;
  }
}

export const links: LinksFunction = () => [
  { rel: "preload", href: latinFont, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => pageTitle(null);

export const handle = { i18n: ["common"] };

export const loader = publicLoader(async ({ locale, account, nonce }) => ({
  locale,
  theme: account?.theme ?? "system",
  isSignedIn: account !== null,
  nonce,
}));

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const root = useRouteLoaderData<typeof loader>("root");
  const locale = root?.locale ?? i18n.language ?? "en";
  const theme = root?.theme ?? "system";
  // The browser hides the nonce from scripts; hydrating with an empty one is the same document.
  const nonce = typeof document === "undefined" ? root?.nonce : "";
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
      {...(theme === "system" ? {} : { "data-bs-theme": theme })}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const { locale } = useLoaderData<typeof loader>();
  useChangeLanguage(locale);
  return (
    <>
      <GoingBar />
      <Suspense fallback={null}>
        <Page />
      </Suspense>
    </>
  );
}

function Page() {
  usePageTexts();
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorScreen />;
}
