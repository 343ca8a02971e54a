/**
 * Express, http and what hangs on them. Knows the build of the application and nothing inside it: what it needs comes from the
 * exports of `app/entry.server.tsx`, in development through Vite, else from `build/server`.
 */
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { ViteDevServer } from "vite";
import type { Runtime } from "./app/runtime.server.ts";

type Build = ServerBuild & { entry: { module: { startRuntime(): Promise<Runtime> } } };

// docs/decisions/029: a third less memory for the same answers.
setFlagsFromString("--liftoff-only");
setFlagsFromString("--heap-growing-percent=100");

const isDevelopment = process.env.NODE_ENV === "development";
const vite: ViteDevServer | null = isDevelopment
  ? await import("vite").then((module) => module.createServer({ server: { middlewareMode: true } }))
  : null;

const loadBuild = async () =>
  (vite
    ? await vite.ssrLoadModule("virtual:remix/server-build")
    : await import(/* @vite-ignore */ pathToFileURL(path.resolve("build/server/index.js")).href)) as Build;

/** A start that cannot be is told in one sentence: a setting, the database, the port. */
function giveUp(error: unknown): never {
  if (vite) throw error;
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
  process.exit(1);
}

/** The routes of the visitor API alone: Remix compares every route with every request, twice. */
function visitorRoutes(whole: ServerBuild): ServerBuild {
  const isOfVisitors = (id: string) =>
    id === "root" || id === "routes/api.$" || id.startsWith("routes/api.widget.");
  return {
    ...whole,
    routes: Object.fromEntries(Object.entries(whole.routes).filter(([id]) => isOfVisitors(id))),
  };
}

// The settings are read while the build is loaded.
const build = await loadBuild().catch(giveUp);
const runtime = await build.entry.module.startRuntime().catch(giveUp);

const app = express();
app.disable("x-powered-by");
app.set("query parser", "simple");
app.set("trust proxy", runtime.trustProxy);
app.use(runtime.edgeHandlers);
app.use(runtime.probes);
app.use(
  compression({
    filter: (_request, response) =>
      !String(response.getHeader("content-type")).startsWith("text/event-stream") &&
      compression.filter(_request, response),
  }),
);

const handle = (routes: ServerBuild | typeof loadBuild) => {
  const handler = createRequestHandler({
    build: routes,
    mode: isDevelopment ? "development" : "production",
    getLoadContext: (_request, response) => ({ edge: response.locals.edge }),
  });
  return (...[request, response, next]: Parameters<typeof handler>) => void handler(request, response, next);
};
// Before the files, none of which is an address of the visitor API.
if (!vite) app.all("/api/widget/*", handle(visitorRoutes(build)));

if (vite) app.use(vite.middlewares);
else
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y", index: false }));
app.use(
  "/widget",
  express.static("build/client/widget", {
    immutable: true,
    maxAge: "1y",
    index: false,
    setHeaders: (response) => response.setHeader("access-control-allow-origin", "*"),
  }),
);
app.use(
  express.static(vite ? "public" : "build/client", {
    maxAge: "5m",
    index: false,
    setHeaders: (response) => response.setHeader("access-control-allow-origin", "*"),
  }),
);

app.all("*", handle(vite ? loadBuild : build));
app.use(runtime.onError);

const server = createServer(
  { maxHeaderSize: 16_384, headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 65_000 },
  app,
);
server.maxRequestsPerSocket = 1_000;
runtime.attach(server);

server.on("error", (error: NodeJS.ErrnoException) => {
  const sentence =
    error.code === "EADDRINUSE"
      ? `Port ${runtime.port} is in use. Stop the other program, or set PORT to another number.`
      : error.message;
  process.stderr.write(`\n${sentence}\n\n`);
  process.exit(1);
});
server.listen(runtime.port, runtime.host, () => {
  const address = server.address();
  runtime.listening(typeof address === "object" && address ? address.port : runtime.port);
});

let stopping = false;
function stop(exitCode: number) {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(exitCode || 1), 30_000).unref();
  server.close();
  server.closeIdleConnections();
  void runtime.stop().finally(() => {
    server.closeAllConnections();
    process.exit(exitCode);
  });
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop(0));
for (const kind of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(kind, (error) => {
    runtime.logFatal(error, kind);
    stop(1);
  });
}
