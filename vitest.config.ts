import { defineConfig } from "vitest/config";

/** The suffix of a test picks where it runs: `.test.ts` alone, `.db.test.ts` on a database, `.dom.test.tsx` in a DOM. */
export default defineConfig({
  test: {
    passWithNoTests: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: {
          name: "pure",
          include: ["app/**/*.test.{ts,tsx}", "tests/architecture/**/*.test.ts", "tools/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/*.dom.test.{ts,tsx}", "**/node_modules/**"],
          setupFiles: ["tests/setup/strict-console.ts"],
        },
      },
      {
        test: {
          name: "dom",
          environment: "happy-dom",
          include: ["app/**/*.dom.test.{ts,tsx}"],
          setupFiles: ["tests/setup/strict-console.ts"],
        },
      },
    ],
  },
});
