/** The first days of a spreadsheet's calendar: a value there is a time without a day. */
const FIRST_YEARS = 1905;

/** The value of a cell as text that means the same everywhere: days as 2026-11-21, times as 14:30, numbers with a point. */
export function cellText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value instanceof Date && !Number.isNaN(value.valueOf()) ? momentText(value) : "";
}

function momentText(moment: Date): string {
  const [day = "", clock = ""] = moment.toISOString().split("T");
  const time = clock.startsWith("00:00:00") ? "" : clock.slice(0, 5);
  if (moment.getUTCFullYear() < FIRST_YEARS) return clock.slice(0, 5);
  return time ? `${day} ${time}` : day;
}
