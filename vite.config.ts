import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [process.env.VITEST ? null : remix(remixConfig)],
  // A part of server code waits at the top level for the database.
  build: { target: "es2022", cssTarget: ["chrome111", "safari16", "firefox114"], assetsInlineLimit: 0 },
  optimizeDeps: { exclude: ["@node-rs/argon2", "@libsql/client", "better-sqlite3"] },
  ssr: {
    // The few icons that screens show, not all that there are.
    noExternal: ["lucide-react"],
    external: [
      "@node-rs/argon2",
      "@libsql/client",
      "better-sqlite3",
      "@prisma/adapter-better-sqlite3",
      "@prisma/adapter-libsql",
    ],
  },
  css: {
    preprocessorOptions: {
      scss: {
        // Bootstrap 5.3 is written for an older Sass and says so on every build.
        quietDeps: true,
        silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
      },
    },
  },
});
