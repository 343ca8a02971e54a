import type { getDocumentProxy } from "unpdf";
import type { Fragment } from "./page-text.ts";

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;
type Content = Awaited<ReturnType<Page["getTextContent"]>>["items"][number];
type TextItem = Extract<Content, { str: string }>;

/** The runs of letters of a page as it is shown, rotated pages upright; letters that stand on their side are left out. */
export async function fragmentsOfPage(page: Page): Promise<{ height: number; fragments: Fragment[] }> {
  const { height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const fragments = items.flatMap((item) =>
    "str" in item && item.str !== "" ? fragmentOf(item, transform) : [],
  );
  return { height, fragments };
}

function fragmentOf(item: TextItem, shown: readonly number[]): Fragment[] {
  const along = turn(shown, item.transform, 0);
  const up = turn(shown, item.transform, 2);
  const origin = turn(shown, item.transform, 4);
  const x = origin.x + at(shown, 4);
  const y = origin.y + at(shown, 5);
  const size = Math.hypot(up.x, up.y);
  const isUpright = along.x > 0 && Math.abs(along.y) <= along.x * 0.2;
  if (!isUpright || !(size > 0) || !Number.isFinite(x + y)) return [];
  const text = plainLetters(item.str);
  return [
    { text, x, right: x + item.width, y, size, font: item.fontName, isRightToLeft: item.dir === "rtl" },
  ];
}

const at = (matrix: readonly unknown[], index: number) => Number(matrix[index] ?? 0);

/** The two numbers at `index` of `inner` as a direction, turned and scaled as `outer` does. */
function turn(outer: readonly number[], inner: readonly unknown[], index: number) {
  const x = at(inner, index);
  const y = at(inner, index + 1);
  return { x: at(outer, 0) * x + at(outer, 2) * y, y: at(outer, 1) * x + at(outer, 3) * y };
}

/** Letters as they are typed: fonts have signs of their own for joined letters and for the shapes of Arabic ones. */
function plainLetters(text: string): string {
  return text.replace(/[\ufb00-\ufdff\ufe70-\ufefc]+/g, (shapes) => shapes.normalize("NFKC"));
}
