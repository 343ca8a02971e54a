import type { TFunction } from "i18next";
import type { TestFailure } from "#app/domain/testing/grade-answer.ts";
import type { TestExpectation } from "#app/domain/testing/test-expectation.ts";
import { formatNumber, formatUsd } from "#app/ui/format.ts";

/** Titles of sources by their ids: a test may name a source by either. */
export type SourceTitles = Readonly<Record<string, string>>;

/** What a test expects, in sentences. */
export function describeExpectation(
  t: TFunction<"tests">,
  expect: TestExpectation,
  locale: string,
  titles: SourceTitles,
): string[] {
  const { mustContain = [], mustNotContain = [], matches, citesSource, maxMs, maxUsd, judge } = expect;
  const says: (string | false | undefined)[] = [
    ...mustContain.map((phrase) => t("expects.mustContain", { phrase })),
    ...mustNotContain.map((phrase) => t("expects.mustNotContain", { phrase })),
    matches !== undefined && t("expects.matches", { pattern: matches }),
    citesSource !== undefined && t("expects.citesSource", { source: titles[citesSource] ?? citesSource }),
    expect.unknown && t("expects.unknown"),
    expect.handover && t("expects.handover"),
    maxMs !== undefined && t("expects.maxMs", { ms: formatNumber(maxMs, locale) }),
    maxUsd !== undefined && t("expects.maxUsd", { usd: formatUsd(maxUsd, locale) }),
    judge !== undefined && t("expects.judge", { criterion: judge }),
  ];
  return says.filter((each): each is string => typeof each === "string");
}

/** Why a test failed, in a sentence. */
export function describeFailure(
  t: TFunction<"tests">,
  failure: TestFailure,
  locale: string,
  titles: SourceTitles,
): string {
  const number = (value: number) => formatNumber(value, locale);
  const money = (value: number) => formatUsd(value, locale);
  const data = {
    ...failure,
    ...("source" in failure ? { source: titles[failure.source] ?? failure.source } : {}),
    ...("ms" in failure ? { ms: number(failure.ms), maxMs: number(failure.maxMs) } : {}),
    ...("usd" in failure ? { usd: money(failure.usd) } : {}),
    ...("maxUsd" in failure ? { maxUsd: money(failure.maxUsd) } : {}),
  };
  return t(`failure.${failure.code}`, data);
}
