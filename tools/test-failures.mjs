import { stripVTControlCharacters } from "node:util";

/** The first lines of a failure, without colours. @param {string | undefined} message */
const told = (message = "") =>
  stripVTControlCharacters(message)
    .split("\n")
    .slice(0, 12)
    .map((line) => `    ${line}`)
    .join("\n");

/**
 * The tests that failed, and the files that could not be run, of vitest's JSON report.
 * @param {{ testResults: { name: string, status: string, message?: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }[] }} report
 */
export const failuresOfVitest = (report) =>
  report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0) return file.status === "failed" ? [`  ${file.name}\n${told(file.message)}`] : [];
    return failed.map((test) => `  ${file.name} › ${test.fullName}\n${told(test.failureMessages?.[0])}`);
  });

/**
 * @typedef {{ title: string, file: string, tests: { status: string, results: { error?: { message?: string } }[] }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * The tests that failed at every try, or (marked) at the first, of Playwright's JSON report.
 * @param {Suite} suite the report itself, or a suite within
 * @returns {string[]}
 */
export const failuresOfBrowser = ({ specs = [], suites = [] }) => [
  ...specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ status, results }) => {
        const error = results.find((result) => result.error)?.error;
        return `  ${spec.file} › ${spec.title}${status === "flaky" ? " (passed at the second try)" : ""}\n${told(error?.message)}`;
      }),
  ),
  ...suites.flatMap(failuresOfBrowser),
];
