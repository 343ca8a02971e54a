/** Western digits in every language: numbers of the page, of charts and of typed fields then look alike. */
const tag = (locale: string) => (locale.startsWith("ar") ? `${locale}-u-nu-latn` : locale);

/** A whole or decimal number as the language writes it. */
export function formatNumber(value: number, locale: string, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(tag(locale), options).format(value);
}

const LEFT_TO_RIGHT = "\u2066";
const END_OF_DIRECTION = "\u2069";

/** US dollars; of less than a cent so much that something is seen. Between Arabic words the sign stays before the number. */
export function formatUsd(value: number, locale: string): string {
  const digits = value === 0 || value >= 0.01 ? 2 : value >= 0.0001 ? 4 : 6;
  const isMirrored = locale.startsWith("ar");
  const text = formatNumber(value, isMirrored ? "en" : locale, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  });
  return isMirrored ? LEFT_TO_RIGHT + text + END_OF_DIRECTION : text;
}

/** A size in bytes, in the unit that people would say. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return formatNumber(bytes / 1000 ** step, locale, {
    style: "unit",
    unit: units[step],
    // "365 bytes", but "3.1 MB": the short form of a byte has no plural.
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step > 1 ? 1 : 0,
  });
}

export type DateKind = "date" | "time" | "datetime";

const KINDS: Record<DateKind, Intl.DateTimeFormatOptions> = {
  date: { dateStyle: "medium" },
  time: { timeStyle: "short" },
  datetime: { dateStyle: "medium", timeStyle: "short" },
};

/** A moment in the language and time zone; the zone is the process's own when it is not named. */
export function formatDate(
  value: Date | string | number,
  locale: string,
  kind: DateKind = "date",
  timeZone?: string,
): string {
  return new Intl.DateTimeFormat(tag(locale), { ...KINDS[kind], ...(timeZone ? { timeZone } : {}) }).format(
    new Date(value),
  );
}

const STEPS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** "3 hours ago", "in 2 days", "now": how far a moment is from another one. */
export function formatRelative(value: Date | string | number, locale: string, now: number): string {
  const seconds = Math.round((new Date(value).getTime() - now) / 1000);
  const format = new Intl.RelativeTimeFormat(tag(locale), { numeric: "auto" });
  for (const [unit, size] of STEPS)
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  return format.format(0, "second");
}
