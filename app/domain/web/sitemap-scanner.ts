const LOC = /<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]*?)\s*(?:\]\]>)?\s*<\/loc>/gi;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** What is kept of the text so far: longer than any address with its tags. */
const KEPT = 8_000;

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(String(hex), 16) : null;
    if (code !== null) return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : "";
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });
}

/**
 * Finds the addresses of a sitemap in its text as it arrives, without building the document: a sitemap of any size takes no
 * memory, and nothing in it is expanded. A plain list of addresses, one in each line, is a sitemap too.
 */
export class SitemapScanner {
  /** Whether the addresses are those of other sitemaps. */
  isIndex = false;
  private rest = "";
  private isXml = false;

  /** The addresses that this piece of text completes. */
  push(text: string): string[] {
    this.rest += text;
    this.isXml ||= this.rest.includes("<");
    this.isIndex ||= /<(\w+:)?sitemapindex\b/i.test(this.rest);
    return this.isXml ? this.takeLocations() : this.takeLines(false);
  }

  /** The address that the end of the text completes. */
  end(): string[] {
    return this.isXml ? [] : this.takeLines(true);
  }

  private takeLocations(): string[] {
    const found: string[] = [];
    let end = 0;
    for (const match of this.rest.matchAll(LOC)) {
      found.push(decodeEntities(match[1] ?? ""));
      end = match.index + match[0].length;
    }
    this.rest = this.rest.slice(Math.max(end, this.rest.length - KEPT));
    return found;
  }

  private takeLines(isLast: boolean): string[] {
    const lines = this.rest.split(/[\r\n]+/);
    this.rest = isLast ? "" : (lines.pop() ?? "").slice(-KEPT);
    return lines.map((line) => line.trim()).filter((line) => /^https?:\/\//i.test(line));
  }
}
