import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Row } from "./answers/row.ts";
import { withProduct, type BenchContext } from "./bench-context.ts";
import type { Product } from "./product.ts";
import { kib, mib } from "./statistics.ts";

/** Installed packages, the first pages' JavaScript and the widget, in bytes. */
export async function measureSize(bench: BenchContext): Promise<Row[]> {
  const served = await withProduct(bench, async (product) => [
    await pageRow(product, "/"),
    await pageRow(product, "/sign-in"),
    ...(await widgetRows(product)),
  ]);
  return [installedRow(), ...served];
}

interface Lockfile {
  packages: Record<string, { dev?: boolean; devOptional?: boolean; link?: boolean }>;
}

/** What `npm install --omit=dev` leaves, read from the lockfile and from what is installed here. */
function installedRow(): Row {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lockfile;
  const places = Object.entries(packages)
    .filter(([place, { dev, devOptional }]) => place !== "" && !dev && !devOptional && existsSync(place))
    .map(([place]) => place);
  const bytes = places.reduce((sum, place) => sum + sizeOfPackage(place), 0);
  return {
    name: "production dependencies, installed",
    ours: `${mib(bytes)}, ${places.length} packages`,
    goal: "≤ 350 MB, ≤ 500 packages",
    reference: "Flowise 2.6 GB",
  };
}

/** Bytes of the package's own files; packages below it stand in the lockfile themselves. */
function sizeOfPackage(place: string): number {
  let bytes = 0;
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const inside = path.join(place, entry.name);
    if (entry.isDirectory()) bytes += entry.name === "node_modules" ? 0 : sizeOfPackage(inside);
    else if (entry.isFile()) bytes += statSync(inside).size;
  }
  return bytes;
}

async function read(url: string): Promise<Buffer> {
  const response = await fetch(url, { headers: { accept: "text/html,*/*" } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

const gzipped = (content: Buffer) => gzipSync(content).byteLength;

async function pageRow({ server }: Product, page: string): Promise<Row> {
  const html = (await read(server.url + page)).toString();
  const scripts = [...new Set(html.match(/\/assets\/[\w.$-]+\.js/g))];
  const sizes = await Promise.all(scripts.map(async (script) => gzipped(await read(server.url + script))));
  return {
    name: `JavaScript of a first page, ${page}`,
    ours: `${kib(sizes.reduce((sum, size) => sum + size, 0))} gzip, ${scripts.length} files`,
    goal: "≤ 130 KB gzip",
    reference: "–",
  };
}

async function widgetRows({ api, server }: Product): Promise<Row[]> {
  const { id } = await api.createBot({ name: "Widget" });
  await api.publish(id);
  const loader = await read(`${server.url}/widget.js`);
  const panel = /panel-\w+\.js/.exec(loader.toString())?.[0] ?? "";
  const loaderSize = gzipped(loader);
  const panelSize = gzipped(await read(`${server.url}/widget/${panel}`));
  const words = gzipped(await read(`${server.url}/api/widget/bots/${id}?lang=en`));
  return [
    {
      name: "widget.js before it is wanted",
      ours: `${kib(loaderSize)} gzip`,
      goal: "≤ 2 KB gzip, 1 request",
      reference: "Flowise 284 KB, AnythingLLM 214 KB, Chatwoot 170 KB",
    },
    {
      name: "widget until the first answer: loader, panel, bot with the visitor's words",
      ours: `${kib(loaderSize + panelSize + words)} gzip (${[loaderSize, panelSize, words].map(kib).join(" + ")}), 3 requests by reading`,
      goal: "≤ 12 KB gzip, ≤ 4 requests",
      reference: "Langflow 723 KB",
    },
  ];
}
