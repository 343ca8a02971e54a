/**
 * Builds the visitor's widget: `public/widget.js` (the loader, a classic script) and its parts under
 * `public/widget/`, named by their content so that they may be cached for ever.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const LOADER_BUDGET = 2_048;
/** Loader, panel and the visitor's words: what arrives before the first answer is shown. */
const FIRST_ANSWER_BUDGET = 12 * 1_024;

const gzipSize = (content) => gzipSync(content, { level: 9 }).length;

/** A style sheet becomes its minified text, for a constructable sheet. */
const styleAsText = {
  name: "style-as-text",
  setup(plugin) {
    plugin.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), {
        loader: "css",
        minify: true,
        target: "es2020",
      });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** A file of words in every language, by language. */
async function readWords(file) {
  const words = {};
  for (const language of await readdir(join(ROOT, "locales")))
    words[language] = JSON.parse(await readFile(join(ROOT, "locales", language, file), "utf8"));
  return words;
}

async function bundle(entry, format, define = {}) {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format,
    target: "es2020",
    charset: "utf8",
    legalComments: "none",
    define,
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    plugins: [styleAsText],
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

async function largestWords() {
  const words = Object.values(await readWords("widget.json"));
  return Math.max(...words.map((each) => gzipSize(JSON.stringify(each))));
}

/**
 * Writes the widget below `outDir` (absolute; the product's `public/` when absent) and answers the file
 * names with their sizes in bytes after gzip. Rejects when a budget is exceeded, before anything is written.
 */
export async function buildWidget({ outDir = join(ROOT, "public") } = {}) {
  const parts = [];
  const addPart = async (name, entry, define) => {
    const code = await bundle(entry, "esm", define);
    const hash = createHash("sha256").update(code).digest("hex").slice(0, 8);
    parts.push({ name: `${name}-${hash}.js`, code, size: gzipSize(code) });
    return `${name}-${hash}.js`;
  };
  const extras = await addPart("extras", "app/widget/extras/extras.ts", {
    // Nobody waits for the words of what is fetched on demand.
    LATER_WORDS: JSON.stringify(await readWords("widget-later.json")),
  });
  const panel = await addPart("panel", "app/widget/panel/create-panel.ts", {
    EXTRAS_FILE: JSON.stringify(`./${extras}`),
  });
  const loader = await bundle("app/widget/loader/boot-widget.ts", "iife", {
    PANEL_FILE: JSON.stringify(panel),
  });

  const loaderSize = gzipSize(loader);
  const wordsSize = await largestWords();
  const [extrasSize, panelSize] = parts.map((part) => part.size);
  const firstAnswer = loaderSize + panelSize + wordsSize;
  if (loaderSize > LOADER_BUDGET)
    throw new Error(`widget.js is ${loaderSize} B after gzip, its budget is ${LOADER_BUDGET} B.`);
  if (firstAnswer > FIRST_ANSWER_BUDGET)
    throw new Error(
      `The widget needs ${firstAnswer} B until an answer, its budget is ${FIRST_ANSWER_BUDGET} B.`,
    );

  await rm(join(outDir, "widget"), { recursive: true, force: true });
  await mkdir(join(outDir, "widget"), { recursive: true });
  for (const part of parts) await writeFile(join(outDir, "widget", part.name), part.code);
  await writeFile(join(outDir, "widget.js"), loader);
  return {
    loader: loaderSize,
    panel: panelSize,
    words: wordsSize,
    firstAnswer,
    extras: extrasSize,
    files: parts.map((part) => part.name),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const sizes = await buildWidget();
    console.log(
      `widget.js ${sizes.loader} B of ${LOADER_BUDGET} B, until the first answer ${sizes.firstAnswer} B of ` +
        `${FIRST_ANSWER_BUDGET} B (panel ${sizes.panel} B, words ${sizes.words} B), on demand ${sizes.extras} B; gzip`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
