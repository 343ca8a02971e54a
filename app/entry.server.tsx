import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { remixI18n } from "./http/locale.server.ts";
import { createI18n, i18nOptions, resources } from "./platform/i18n.server.ts";
import { logger } from "./platform/logger.server.ts";

export { startRuntime } from "./runtime.server.ts";
export { runCommand } from "./cli/run-command.server.ts";

const ABORT_AFTER_MS = 10_000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce } = loadContext.edge;
  const { locale } = (remixContext.staticHandlerContext.loaderData.root as { locale: string }) ?? {
    locale: "en",
  };
  const i18n = createI18n();
  await i18n.use(initReactI18next).init({
    ...i18nOptions,
    resources,
    lng: locale,
    ns: remixI18n.getRouteNamespaces(remixContext),
  });
  headers.set("content-type", "text/html; charset=utf-8");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");

  return new Promise((resolve, reject) => {
    let finalStatus = status;
    const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18n}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </I18nextProvider>,
      {
        nonce,
        [ready]() {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          finalStatus = 500;
          if (!request.signal.aborted) logger.error({ err: error }, "rendering failed");
        },
      },
    );
    setTimeout(abort, ABORT_AFTER_MS).unref();
  });
}
