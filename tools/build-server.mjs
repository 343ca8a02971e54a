/**
 * Compiles what runs beside the application's own build: `server.ts`, and the programs of its threads and of the reading process. What packages they import
 * stays where it is.
 */
import { build } from "esbuild";

await build({
  entryPoints: {
    server: "server.ts",
    "index-thread": "app/features/knowledge/indexing/thread/main.ts",
    reader: "app/features/knowledge/readers/child/main.ts",
  },
  outdir: "build",
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "error",
});
