import { defineConfig } from "vitest/config";

const NOT_PURE = ["**/*.db.test.ts", "**/*.dom.test.{ts,tsx}", "**/node_modules/**"];

/**
 * The suffix of a test picks its runner: `.test.ts` needs nothing, `.dom.test.tsx` a DOM, `.db.test.ts` a database,
 * `.http.test.ts` the built server. With TEST_DATABASE=postgresql the last two run on PostgreSQL.
 */
export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: "pure",
          include: ["app/**/*.test.{ts,tsx}", "tests/architecture/**/*.test.ts", "tools/**/*.test.ts"],
          exclude: NOT_PURE,
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
      {
        test: {
          name: "db",
          include: ["app/**/*.db.test.ts", "tests/architecture/**/*.db.test.ts"],
          setupFiles: ["tests/setup/strict-console.ts", "tests/setup/database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "http",
          include: ["tests/http/**/*.http.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
