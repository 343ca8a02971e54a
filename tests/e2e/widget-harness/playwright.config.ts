import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
const quiet = ["gpu", "quic", "background-networking", "component-update", "sync"].map(
  (part) => `--disable-${part}`,
);

/** The widget alone, against a small server that stands in for the product. */
export default defineConfig({
  testDir: ".",
  workers: 1,
  timeout: 30_000,
  reporter: "list",
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? system,
      args: ["--no-sandbox", "--no-first-run", ...quiet],
    },
  },
});
