import type { ServerResponse } from "node:http";
import { startTestSite, type TestSite } from "./test-site.ts";

/** The site of a small shop with a few pages, as its owner would give its address. */
export async function startBakerySite(): Promise<TestSite> {
  const site = await startTestSite(0);
  const whole = (html: string) => (_request: unknown, response: ServerResponse) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  };
  site.answers.set("/", whole(FIRST_PAGE));
  site.pages.set("/delivery", `<main><h1>Delivery</h1>${DELIVERY}</main>`);
  site.pages.set("/about", `<main><h1>About us</h1>${ABOUT}</main>`);
  return site;
}

const FIRST_PAGE = `<!doctype html><html lang="en"><head><title>Home | Ada's Bakery</title>
<meta property="og:site_name" content="Ada's Bakery">
<meta name="description" content="Sourdough bread and cakes from the old mill in Ghent.">
<meta name="theme-color" content="#7a3b69"></head><body>
<nav><a href="/">Home</a> <a href="/delivery">Delivery</a> <a href="/about">About us</a></nav>
<main><h1>Ada's Bakery</h1>
<p>We bake sourdough bread in a wood oven in the old mill of Ghent, every day but Monday.</p>
<h2>Opening hours</h2><p>The shop opens at seven in the morning and closes at six in the evening. On Mondays it is closed.</p>
<h2>Is there bread without gluten?</h2><p>Yes. On Thursdays we bake a loaf of buckwheat and rice in an oven of its own.</p>
<h2>Can I order a cake?</h2><p>Order cakes two days ahead by phone. A birthday cake for eight people costs 32 euros.</p>
<h2>Prices</h2><p>Rye bread costs 5.40 euros, a baguette 2.10 euros and a croissant 1.90 euros.</p>
</main></body></html>`;

const DELIVERY =
  "<p>We deliver bread in Ghent by bicycle before eight in the morning. Delivery costs 3 euros and is free from 25 euros on. Order until six in the evening before, by phone or in the shop.</p>";
const ABOUT =
  "<p>Ada opened the bakery in 1998 with her brother. Six people work there today. The flour comes from three mills of the region, and nothing is frozen before it is baked.</p>";
