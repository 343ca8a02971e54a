import { describe, expect, it } from "vitest";
import { normalizeAddress, typedAddress } from "./normalize-address.ts";
import { identityOf } from "./page-identity.ts";
import { isWanted } from "./page-patterns.ts";
import { directivesOf } from "./robots-directives.ts";
import { isSameSite } from "./same-site.ts";
import { SitemapScanner } from "./sitemap-scanner.ts";
import { createVariantCounter, isTrapAddress } from "./traps.ts";

describe("the address of a page", () => {
  it.each([
    ["/a/../b#top", "https://x.example/b"],
    ["HTTPS://X.Example:443/a", "https://x.example/a"],
    ["?utm_source=a&id=1&fbclid=2", "https://x.example/dir/page?id=1"],
    ["/a?PHPSESSID=1", "https://x.example/a"],
    ["/a;jsessionid=12/b", "https://x.example/a/b"],
    ["//x.example./c?", "https://x.example/c"],
    ["/a?q=%C3%A4+b", "https://x.example/a?q=%C3%A4+b"],
  ])("%s is %s", (href, expected) => {
    expect(normalizeAddress(href, "https://x.example/dir/page")).toBe(expected);
  });

  it.each([
    "mailto:a@b.example",
    "javascript:x()",
    "ftp://x.example",
    "http://me@x.example/",
    "http://",
    "x".repeat(2_001),
  ])("is not %.30s", (href) => {
    expect(normalizeAddress(href, href.startsWith("x") ? "https://x.example/" : undefined)).toBeNull();
  });

  it.each([
    ["example.org", "https://example.org/"],
    [" http://example.org/a ", "http://example.org/a"],
    ["localhost:8080/a", "https://localhost:8080/a"],
    ["127.0.0.1:80", "https://127.0.0.1:80/"],
    ["bäckerei.example/öl", "https://xn--bckerei-5wa.example/%C3%B6l"],
    ["two words", null],
    ["word", null],
    ["file:///etc/passwd", null],
    ["", null],
  ])("typed as %j is %j", (typed, expected) => {
    expect(typedAddress(typed)).toBe(expected);
  });
});

describe("a site", () => {
  it.each([
    ["https://www.x.example/", "https://x.example/a", true],
    ["http://x.example/", "https://docs.x.example/a", true],
    ["https://docs.x.example/", "https://x.example/", false],
    ["https://x.example/", "https://notx.example/", false],
    ["https://ada.github.io/", "https://bob.github.io/", false],
    ["http://127.0.0.1:80/", "http://1.127.0.0.1.example/", false],
    ["http://127.0.0.1:4000/", "http://127.0.0.1:4001/", false],
  ])("of %s holds %s: %s", (start, address, expected) => {
    expect(isSameSite(start, address)).toBe(expected);
  });

  it.each([
    ["/help", ["/help"], [], true],
    ["/helpers", ["/help"], [], false],
    ["/help/a", ["help"], [], true],
    ["/help/a/print", ["/help"], ["*/print"], false],
    ["/en/help/a", ["/*/help/*"], [], true],
    ["/a?page=2", [], ["*?page=*"], false],
    ["/" + "a".repeat(2_000), ["*a*a*a*a*a*a*a*a*b"], [], false],
  ])("wants %.20s with %j without %j: %s", (path, include, exclude, expected) => {
    expect(isWanted(`https://x.example${path}`, { include, exclude })).toBe(expected);
  });

  it("keeps a page under the address that it gives as its own, unless that is another page", () => {
    const found = "https://x.example/bread?sort=price";
    expect(identityOf(found, "https://x.example/bread/")).toBe("https://x.example/bread/");
    expect(identityOf(found, "https://x.example/")).toBe(found);
    expect(identityOf(found, "https://other.example/bread")).toBe(found);
    expect(identityOf(found, undefined)).toBe(found);
  });
});

describe("an endless list", () => {
  it.each([
    ["/a/b/c", false],
    ["/a/a/a", true],
    ["/1/2/3/4/5/6/7/8/9/10/11", true],
    ["/?a=1&b=2&c=3&d=4&e=5&f=6&g=7", true],
    [`/?q=${"x".repeat(301)}`, true],
    ["/2026/11/21/bread", false],
  ])("%s: %s", (path, expected) => {
    expect(isTrapAddress(`https://x.example${path}`)).toBe(expected);
  });

  it("is one whose variants of a path never end", () => {
    const isOneTooMany = createVariantCounter();
    const results = Array.from({ length: 250 }, (_, page) =>
      isOneTooMany(`https://x.example/list?page=${page}`),
    );
    expect(results.filter(Boolean)).toHaveLength(50);
    expect(isOneTooMany("https://x.example/list")).toBe(false);
  });
});

describe("what a page asks of robots", () => {
  it.each([
    ['<META content="NOINDEX, nofollow" NAME="robots">', null, true, true],
    ["<meta name=robots content=none>", null, true, true],
    ["<meta name='chatbotfactory' content='nofollow'>", null, false, true],
    ['<meta name="description" content="noindex">', null, false, false],
    ["", "noindex", true, false],
    ["", null, false, false],
  ])("%s with the header %j", (html, header, noIndex, noFollow) => {
    expect(directivesOf(html, header)).toEqual({ noIndex, noFollow });
  });
});

describe("a sitemap", () => {
  const scan = (text: string, size = 7) => {
    const scanner = new SitemapScanner();
    const found: string[] = [];
    for (let at = 0; at < text.length; at += size) found.push(...scanner.push(text.slice(at, at + size)));
    return { found: [...found, ...scanner.end()], isIndex: scanner.isIndex };
  };

  it("is read in any pieces, with entities and CDATA, without the addresses of pictures", () => {
    const text = `<?xml version="1.0"?><urlset xmlns:image="x"><url><loc> https://x.example/?a=1&amp;b=%20&#38;c </loc>
      <image:image><image:loc>https://x.example/a.png</image:loc></image:image></url><url><loc><![CDATA[https://x.example/b]]></loc></url></urlset>`;
    const expected = { found: ["https://x.example/?a=1&b=%20&c", "https://x.example/b"], isIndex: false };
    for (const size of [1, 3, 50, 10_000]) expect(scan(text, size)).toEqual(expected);
  });

  it("knows when it lists other sitemaps, and may be a plain list", () => {
    expect(
      scan("<sitemapindex><sitemap><loc>https://x.example/1.xml</loc></sitemap></sitemapindex>"),
    ).toEqual({
      found: ["https://x.example/1.xml"],
      isIndex: true,
    });
    expect(scan("https://x.example/a\r\nnothing\nhttps://x.example/b").found).toHaveLength(2);
  });

  it("expands nothing and keeps little", () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><urlset><loc>https://x.example/&b;</loc>${"<junk>".repeat(10_000)}`;
    expect(scan(bomb, 1_000).found).toEqual(["https://x.example/&b;"]);
  });
});
