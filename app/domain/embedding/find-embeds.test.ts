import { describe, expect, it } from "vitest";
import { findEmbeds, findInCode } from "./find-embeds.ts";

const BOT = "a".repeat(26);
const PAGE = "https://shop.example/about/";
const found = (html: string) => findEmbeds(html, PAGE).embeds;

describe("a bot on a page", () => {
  it.each([
    `<script src="https://chat.example/widget.js" data-bot="${BOT}" async></script>`,
    `<SCRIPT async DATA-BOT='${BOT}' SRC=https://chat.example/widget.js></SCRIPT>`,
    `<script\n\tsrc = "https://chat.example/widget.js?v=1&amp;x=2"\n data-bot="${BOT}" defer/></script>`,
    `<p>1 < 2 <b <a title="</script>"></a><script data-bot="${BOT}" src="//chat.example/widget.js"></script>`,
    `<base href="https://chat.example/"><script src="widget.js" data-bot="${BOT}"></script>`,
  ])("is found in %s", (html) => {
    expect(found(html)).toMatchObject([{ kind: "script", botId: BOT, origin: "https://chat.example" }]);
  });

  it.each([
    `<!-- <script src="https://chat.example/widget.js" data-bot="${BOT}"></script> -->`,
    `<textarea><script src="https://chat.example/widget.js" data-bot="${BOT}"></script></textarea>`,
    `<script src="https://chat.example/widget.js.map" data-bot="${BOT}"></script>`,
    `<script src="https://chat.example/widget.js`,
    `<iframe src="https://chat.example/somewhere/${BOT}"></iframe>`,
    "",
  ])("is not there in %s", (html) => {
    expect(found(html)).toEqual([]);
  });

  it("stands as an element beside a script that names none", () => {
    expect(
      found(
        `<chat-bot bot="${BOT}"></chat-bot><script nonce="n" src="https://chat.example/widget.js"></script>`,
      ),
    ).toEqual([{ kind: "element", botId: BOT, origin: "https://chat.example", nonce: "n" }]);
  });

  it("is missing from a script without data-bot", () => {
    expect(found(`<script src="https://chat.example/widget.js"></script>`)).toMatchObject([
      { kind: "script", botId: null },
    ]);
  });

  it("stands in a frame", () => {
    expect(found(`<iframe src="https://chat.example/embed/${BOT}"></iframe>`)).toMatchObject([
      { kind: "frame", botId: BOT, origin: "https://chat.example" },
    ]);
  });

  it("is added by code, also where slashes are escaped", () => {
    const code = `s.src = "https:\\/\\/chat.example:3000\\/widget.js"; s.dataset.bot = "${BOT}";`;
    expect(findInCode(code)).toEqual({ botId: BOT, origin: "https://chat.example:3000" });
    expect(found(`<script>${code}</script>`)).toMatchObject([{ kind: "code", botId: BOT }]);
  });
});

describe("a page", () => {
  it("has its policies in meta elements too", () => {
    const html = `<meta http-equiv="Content-Security-Policy" content="script-src &#39;self&#39;"><meta name="x" content="y">`;
    expect(findEmbeds(html, PAGE).policies).toEqual(["script-src 'self'"]);
  });

  it("names the containers of its tag manager, once each", () => {
    const inline = `<script>(function(w,d,s,l,i){j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl})(window,document,'script','dataLayer','GTM-ABC1234');</script>`;
    const own = `<script src="/metrics/gtm.js?id=GTM-XYZ"></script>`;
    expect(findEmbeds(inline + inline + own, PAGE).managers).toEqual([
      "https://www.googletagmanager.com/gtm.js?id=GTM-ABC1234",
      "https://shop.example/metrics/gtm.js?id=GTM-XYZ",
    ]);
  });

  it.each(["<a '", '<a b="', "<", "<a ", "<script>", "<!--", "<a/ = ", '<a b = "x" ', "<x =", "</script "])(
    "of nothing but %s is read quickly",
    (part) => {
      const started = performance.now();
      findEmbeds(part.repeat(300_000), PAGE);
      expect(performance.now() - started).toBeLessThan(1_500);
    },
  );
});
