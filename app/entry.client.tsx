import { RemixBrowser } from "@remix-run/react";
import i18next, { type ReadCallback } from "i18next";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { getInitialNamespaces } from "remix-i18next/client";

const files = import.meta.glob<Record<string, unknown>>("/locales/*/*.json", { import: "default" });

/** Texts come one file at a time, only those that the page names. */
const backend = {
  type: "backend" as const,
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const load = files[`/locales/${language}/${namespace}.json`];
    if (!load) return done(null, {});
    load().then(
      (texts) => done(null, texts as Parameters<ReadCallback>[1]),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), false),
    );
  },
};

async function hydrate() {
  await i18next
    .use(initReactI18next)
    .use(backend)
    .init({
      lng: document.documentElement.lang,
      fallbackLng: false,
      defaultNS: "common",
      ns: getInitialNamespaces(),
      interpolation: { escapeValue: false },
    });
  startTransition(() => {
    hydrateRoot(
      document,
      <I18nextProvider i18n={i18next}>
        <StrictMode>
          <RemixBrowser />
        </StrictMode>
      </I18nextProvider>,
    );
  });
}

void hydrate();
