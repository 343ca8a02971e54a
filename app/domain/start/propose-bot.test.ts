import { describe, expect, it } from "vitest";
import { htmlToBlocks } from "#app/features/knowledge/readers/html-to-blocks.server.ts";
import { otherPagesOf } from "./other-pages.ts";
import { proposeBot } from "./propose-bot.ts";
import { siteNameOf } from "./site-name.ts";
import { shortened } from "./shortened.ts";

function proposalFor(head: string, body: string, { url = "https://www.bakery.example/", lang = "" } = {}) {
  const html = `<!doctype html><html${lang && ` lang="${lang}"`}><head>${head}</head><body>${body}</body></html>`;
  const { title, blocks, about } = htmlToBlocks(html, url);
  if (!about) throw new Error("a page of the web says something of itself");
  return proposeBot({ url, title, blocks, about });
}

describe("a bot proposed for a page", () => {
  it("takes name, description, questions and colour of an English page", () => {
    const proposal = proposalFor(
      `<title>Home | Ada's Bakery</title><meta name="description" content="Bread from Ghent."><meta name="theme-color" content="#7A3B69">`,
      `<main><h1>Ada's Bakery</h1><p>We bake sourdough bread every day.</p><h2>Opening hours</h2><p>We open at seven in the morning.</p>
       <h2>Can I order a cake?</h2><p>Yes, two days ahead by phone.</p><h3>Newsletter</h3><p>Write your address below.</p></main>`,
      { lang: "en-GB" },
    );
    expect(proposal).toEqual({
      name: "Ada's Bakery",
      description: "Bread from Ghent.",
      greeting: "Welcome to Ada's Bakery. What would you like to know?",
      starters: ["Can I order a cake?", "Opening hours"],
      colour: "#7a3b69",
      language: "en",
    });
  });

  it("greets in Spanish", () => {
    const proposal = proposalFor(
      "<title>Panadería Sol – Inicio</title>",
      `<main><h1>Panadería Sol</h1><p>Hacemos pan de masa madre todos los días en el centro de Sevilla, con harina de la región.</p>
       <h2>¿Cuál es el horario?</h2><p>Abrimos a las siete de la mañana.</p><h2>Encargos</h2><p>Por teléfono, dos días antes.</p></main>`,
    );
    expect(proposal).toMatchObject({
      name: "Panadería Sol",
      description: expect.stringContaining("masa madre"),
      greeting: "Te damos la bienvenida a Panadería Sol. ¿Qué te gustaría saber?",
      starters: ["¿Cuál es el horario?", "Encargos"],
      language: "es",
      colour: null,
    });
  });

  it("greets in Arabic although the page forgot to say that it is", () => {
    const proposal = proposalFor(
      "<title>مخبز الشمس | الرئيسية</title>",
      `<main><h1>مخبز الشمس</h1><p>نخبز الخبز كل يوم في فرن من حجر في وسط المدينة القديمة.</p>
       <h2>ما هي ساعات العمل؟</h2><p>نفتح في السابعة صباحًا ونغلق في السادسة مساءً.</p></main>`,
      { lang: "en" },
    );
    expect(proposal.language).toBe("ar");
    expect(proposal.name).toBe("مخبز الشمس");
    expect(proposal.greeting).toContain("مخبز الشمس");
    expect(proposal.starters).toEqual(["ما هي ساعات العمل؟"]);
  });

  it("greets in Chinese", () => {
    const proposal = proposalFor(
      "<title>太阳面包店 - 首页</title>",
      `<main><h1>太阳面包店</h1><p>我们每天在老城区的石窑里烘焙酸面包，只用本地面粉。</p>
       <h2>几点开门？</h2><p>早上七点开门，晚上六点关门，星期一休息。</p><h2>送货服务</h2><p>城区内早上八点前用自行车送货上门。</p></main>`,
      { lang: "zh-CN" },
    );
    expect(proposal).toMatchObject({
      name: "太阳面包店",
      greeting: "欢迎来到太阳面包店。您想了解什么？",
      starters: ["几点开门？", "送货服务"],
      language: "zh",
    });
  });

  it.each(["#ffd400", "#fff", "red", "#12345", "var(--x)", "#0b6e4f;}"])(
    "leaves the colour %s where it is",
    (colour) => {
      expect(proposalFor(`<meta name="theme-color" content="${colour}">`, "<p>Bread.</p>").colour).toBeNull();
    },
  );

  it("offers no question that the page leaves unanswered", () => {
    const { starters } = proposalFor(
      "",
      "<main><h1>A</h1><h2>Who are we?</h2><h2>Where are we?</h2><p>In the old mill of Ghent.</p><h2>Menu</h2><p>Home, shop and more of it.</p></main>",
    );
    expect(starters).toEqual(["Where are we?"]);
  });

  it("offers each question once, four at most, and none that is too long to press", () => {
    const asked = [
      "How much is it?",
      "How much is it?",
      `Is ${"very ".repeat(40)}long good?`,
      "Two?!?",
      "Three of it?",
      "Four of it?",
      "Five of it?",
    ];
    const { starters } = proposalFor(
      "",
      asked.map((each) => `<h2>${each}</h2><p>It is as it is, every day.</p>`).join(""),
    );
    expect(starters).toEqual(["How much is it?", "Two?!?", "Three of it?", "Four of it?"]);
  });

  it("needs no head and no heading", () => {
    const proposal = proposalFor("", "<p>Fresh bread.</p>");
    expect(proposal).toMatchObject({ name: "bakery.example", description: "", starters: [], colour: null });
  });
});

describe("the name of a site", () => {
  it.each([
    ["https://adasbakery.example/bread", "Our bread | Ada's Bakery", "Ada's Bakery"],
    ["https://x.example/bread", "Our bread | The Old Mill", "The Old Mill"],
    ["https://x.example/", "The Old Mill — Bread since 1998", "The Old Mill"],
    ["https://x.example/", "Home", "x.example"],
    ["https://www.x.example/", "", "x.example"],
    ["https://x.example/", "A".repeat(200), `${"A".repeat(79)}…`],
  ])("%s with the title %s is %s", (url, title, name) => {
    expect(siteNameOf({ url, title, siteName: "" })).toBe(name);
  });
});

describe("a text that is cut", () => {
  it("ends with a word and never within a sign", () => {
    expect(shortened("one two three four", 12)).toBe("one two…");
    expect(shortened("🍞🍞🍞🍞", 3)).toBe("🍞🍞…");
    expect(shortened("  short ", 12)).toBe("short");
  });
});

describe("the other pages of a site", () => {
  const url = "https://bakery.example/";
  it("are read when the page leads to some and more than one page is wanted", () => {
    const page = { url, links: [url, "https://elsewhere.example/", `${url}delivery`] };
    expect(otherPagesOf(page, 20)).toEqual({ type: "crawl", url, limit: 20, withoutStart: true });
    expect(otherPagesOf(page, 1)).toBeNull();
  });
  it("are none when it leads only to itself and away", () => {
    expect(otherPagesOf({ url, links: [url, "https://elsewhere.example/"] }, 20)).toBeNull();
  });
});
