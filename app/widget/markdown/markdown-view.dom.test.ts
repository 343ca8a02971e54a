import { beforeEach, describe, expect, it } from "vitest";
import { createMarkdownView, type RenderBlocks } from "./markdown-view.ts";
import { renderBlocks } from "./render-blocks.ts";

const words = { copyButton: () => document.createElement("button"), tableLabel: "Table" };
const rich: RenderBlocks = (lines, context) => renderBlocks(lines, context, words);
const tools = {
  cite: (number: number) => {
    if (number > 2) return undefined;
    const button = document.createElement("button");
    button.textContent = String(number);
    return button;
  },
  rich,
  enrich: () => {},
};

let target: HTMLElement;
beforeEach(() => {
  target = document.createElement("div");
});

function render(text: string): string {
  const fresh = document.createElement("div");
  createMarkdownView(fresh, tools)(text);
  return fresh.innerHTML;
}

const RICH = `# Title with *emphasis*
First line
second line  
after a break\\
and another

- one **bold**
- two
  - nested \`code\`
    1. deep
- three

  still three

3. third
4) other list

Intro:
| A | B |
|---|:-:|
| 1 \\| x | [link](https://example.com/a_(b)) |
| 2 | ~~gone~~ |

\`\`\`js
let a = "<b>" && 1;

- no list
\`\`\`
> quoted [1] and [9]
> more [1, 2]

---
See https://example.com/path?x=1. Mail <mailto:a@b.c> *end*
`;

describe("Markdown of an answer", () => {
  it("shows headings, emphasis, breaks and paragraphs", () => {
    expect(render("## A *b*\ntext  \nmore ***x*** __y__ snake_case_name 2*3")).toBe(
      "<h3>A <em>b</em></h3><p>text<br>more <strong><em>x</em></strong> <strong>y</strong> snake_case_name 2*3</p>",
    );
    expect(render("**重点。**后 *a **b** c*")).toBe(
      "<p><strong>重点。</strong>后 <em>a <strong>b</strong> c</em></p>",
    );
  });

  it("shows nested and numbered lists", () => {
    expect(render("- a\n  - b\n\n    c\n- d\n\n3. x\n4. y")).toBe(
      '<ul><li><p>a</p><ul><li><p>b</p><p>c</p></li></ul></li><li><p>d</p></li></ul><ol start="3"><li><p>x</p></li><li><p>y</p></li></ol>',
    );
  });

  it("shows tables that can be scrolled and reached", () => {
    const html = render("Prices:\n| A | B |\n|---|---|\n| 1 | **2** |\n\nend");
    expect(html).toContain(
      '<div tabindex="0" role="group" aria-label="Table"><table><thead><tr><th>A</th><th>B</th>',
    );
    expect(html).toContain("<tbody><tr><td>1</td><td><strong>2</strong></td></tr></tbody>");
    expect(html.startsWith("<p>Prices:</p>")).toBe(true);
  });

  it("keeps code as it was written", () => {
    createMarkdownView(target, tools)("```html\n<script>alert(1)</script>\n  *x*\n```\nand `` a`b `` inline");
    expect(target.querySelector("pre")?.textContent).toBe("<script>alert(1)</script>\n  *x*");
    expect(target.querySelector("p code")?.textContent).toBe(" a`b ");
    expect(target.querySelector("script")).toBeNull();
  });

  it("turns citations into buttons, and only those that exist", () => {
    expect(render("Open at nine [1][2], [1, 2] but [7] and [1](https://e.com)")).toBe(
      "<p>Open at nine <button>1</button><button>2</button>, <button>1</button><button>2</button> but [7] and " +
        '<a href="https://e.com" target="_blank" rel="noopener nofollow ugc">1</a></p>',
    );
  });

  it("links only to http, https, mailto and tel, apart and without a trace", () => {
    createMarkdownView(
      target,
      tools,
    )(
      "[a](https://a.example/x_(y)) [b](mailto:b@c.d) [c](tel:+123) https://bare.example/p?q=1. <https://in.example/>",
    );
    const links = [...target.querySelectorAll("a")];
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "https://a.example/x_(y)",
      "mailto:b@c.d",
      "tel:+123",
      "https://bare.example/p?q=1",
      "https://in.example/",
    ]);
    for (const link of links) {
      expect(link.rel).toBe("noopener nofollow ugc");
      expect(link.target).toBe("_blank");
    }
  });

  it("puts no link inside a link", () => {
    expect(render("[**to** https://a.example](https://b.example)")).toBe(
      '<p><a href="https://b.example" target="_blank" rel="noopener nofollow ugc"><strong>to</strong> https://a.example</a></p>',
    );
  });

  it("never loads an image: its description is shown", () => {
    expect(render("![a cat](https://evil.example/pixel.gif) ok")).toBe("<p>a cat ok</p>");
  });

  it.each([
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox)",
    "[x](//evil.example)",
    "[x](/relative)",
    "<javascript:alert(1)>",
    '[x](https://a.example" onmouseover="alert(1))',
    '![x](x"onerror="alert(1))',
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "`<img src=x onerror=alert(1)>`",
    "| <img src=x onerror=alert(1)> |\n|---|\n| <iframe src=javascript:alert(1)> |",
    "# <style>*{display:none}</style>",
    "<a href=javascript:alert(1)>x</a>",
    "[a]: javascript:alert(1)\n\n[a]",
    "\u0000<\u0000script>alert(1)</script>",
  ])("makes nothing dangerous of %j", (text) => {
    createMarkdownView(target, tools)(text);
    for (const element of target.querySelectorAll("*")) {
      expect(
        "P H3 UL OL LI BLOCKQUOTE PRE CODE STRONG EM DEL A BR HR DIV TABLE THEAD TBODY TR TH TD BUTTON".split(
          " ",
        ),
      ).toContain(element.tagName);
      for (const { name, value } of element.attributes) {
        expect(["href", "target", "rel", "tabindex", "dir", "role", "aria-label", "start"]).toContain(name);
        if (name === "href") expect(value).toMatch(/^(https?:\/\/|mailto:|tel:)/);
      }
    }
  });

  it("shows the same whether it comes at once or in any pieces", () => {
    const whole = render(RICH);
    expect(whole).toContain('<ol start="3">');
    expect(whole).toContain("<table>");
    for (const step of [1, 2, 3, 7, 31]) {
      const piecewise = document.createElement("div");
      const show = createMarkdownView(piecewise, tools);
      for (let end = step; end < RICH.length + step; end += step) show(RICH.slice(0, end));
      expect(piecewise.innerHTML, `pieces of ${step}`).toBe(whole);
    }
  });

  it("keeps the blocks that can no longer change while a text grows", () => {
    const show = createMarkdownView(target, tools);
    show("First.\n\nSecond.\nMore.\n\nThird");
    const first = target.firstChild;
    show("First.\n\nSecond.\nMore.\n\nThird and on");
    expect(target.firstChild).toBe(first);
    show("Something else");
    expect(target.innerHTML).toBe("<p>Something else</p>");
  });

  it("shows plain paragraphs by itself, asks for more only when a text needs it, and then shows it all", () => {
    let asked = 0;
    const plain: Parameters<typeof createMarkdownView>[1] = {
      ...tools,
      rich: undefined,
      enrich: () => asked++,
    };
    const show = createMarkdownView(target, plain);
    show("One **bold** [1].\n\nTwo - with a dash, 3. and | more #tags");
    expect(target.innerHTML).toBe(
      "<p>One <strong>bold</strong> <button>1</button>.</p><p>Two - with a dash, 3. and | more #tags</p>",
    );
    expect(asked).toBe(0);
    show("One.\n\n- a");
    expect(asked).toBe(1);
    plain.rich = rich;
    show("One.\n\n- a\n- b");
    expect(target.innerHTML).toBe("<p>One.</p><ul><li><p>a</p></li><li><p>b</p></li></ul>");
  });

  it("never misses that a text needs more than paragraphs", () => {
    for (const rich of [
      "# h",
      "- a",
      "* a",
      "+ a",
      "1. a",
      "2) a",
      "> q",
      "```\nx\n```",
      "~~~\nx\n~~~",
      "---",
      "___",
      "a|b\n-|-\n1|2",
      "a\n\n| a |\n|---|",
      "x\n  - a",
      "a | b\n:-: | --",
    ]) {
      let asked = 0;
      createMarkdownView(document.createElement("div"), { ...tools, rich: undefined, enrich: () => asked++ })(
        `text\n\n${rich}`,
      );
      expect(asked, rich).toBe(1);
    }
  });

  it("stays small and flat, whatever the text does", () => {
    const depth = (node: Element): number => 1 + Math.max(0, ...[...node.children].map(depth));
    const deep = Array.from({ length: 60 }, (_, level) => `${"  ".repeat(level)}- x`).join("\n");
    for (const text of [
      deep,
      "> ".repeat(500) + "x",
      "*a ".repeat(3000),
      "[".repeat(9000),
      "- a\n".repeat(5000),
      "|a".repeat(4000) + "\n|-|\n" + "|b".repeat(4000),
    ]) {
      createMarkdownView(target, tools)(text);
      expect(depth(target)).toBeLessThan(24);
      expect(target.querySelectorAll("*").length).toBeLessThan(2_100);
    }
    createMarkdownView(target, tools)("x".repeat(50_000));
    expect(target.textContent?.length).toBe(20_001);
  });

  it("takes time in proportion to the length", () => {
    const unfriendly = [
      "*a ",
      "_a _",
      "`",
      "`a``b```c",
      "[a](",
      "[a](b",
      "![",
      "**a",
      "~~a",
      "<http://",
      "\\",
      "a*",
      "- ",
      "> ",
      "|",
      "1. ",
      " ",
      "#",
      "[1]",
      "](",
      "(((",
      "*_",
    ];
    for (const piece of unfriendly) {
      const text = piece.repeat(Math.ceil(20_000 / piece.length)).slice(0, 20_000);
      const begin = performance.now();
      createMarkdownView(document.createElement("div"), tools)(text);
      expect(performance.now() - begin, piece).toBeLessThan(600);
    }
  });
});
