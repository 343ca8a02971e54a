import { describe, expect, it } from "vitest";
import { formatBytes, formatDate, formatNumber, formatRelative, formatUsd } from "./format.ts";

describe("numbers and dates", () => {
  it("follow the language", () => {
    expect(formatNumber(12345.5, "en")).toBe("12,345.5");
    expect(formatNumber(12345.5, "es")).toBe("12.345,5");
    expect(formatDate("2026-03-01T23:30:00Z", "en", "date", "UTC")).toBe("Mar 1, 2026");
  });

  it("use the digits that are typed into fields, in Arabic too", () => {
    expect(formatNumber(123, "ar")).toBe("123");
    expect(formatDate("2026-03-01T12:00:00Z", "ar", "date", "UTC")).toContain("2026");
  });

  it("say sizes in the unit that fits", () => {
    expect(formatBytes(0, "en")).toBe("0 bytes");
    expect(formatBytes(999, "en")).toBe("999 bytes");
    expect(formatBytes(25_000, "en")).toBe("25 kB");
    expect(formatBytes(3_140_000, "en")).toBe("3.1 MB");
  });

  it("say money so that small sums are seen", () => {
    expect(formatUsd(0, "en")).toBe("$0.00");
    expect(formatUsd(2.5, "en")).toBe("$2.50");
    expect(formatUsd(0.000123, "en")).toBe("$0.0001");
    expect(formatUsd(0.0000123, "en")).toBe("$0.000012");
    expect(formatUsd(2.5, "ar")).toBe("\u2066$2.50\u2069");
  });

  it("say how long ago something was", () => {
    const now = Date.UTC(2026, 0, 10, 12);
    expect(formatRelative(now - 5_000, "en", now)).toBe("now");
    expect(formatRelative(now - 3 * 3_600_000, "en", now)).toBe("3 hours ago");
    expect(formatRelative(now + 86_400_000, "en", now)).toBe("tomorrow");
  });
});
