/**
 * The first name that stands twice in one object of a valid JSON text, as a dotted path, or null. `JSON.parse` lets the last one
 * win, which is how two readers of one request come to see different values.
 */
export function findDuplicateKey(json: string): string | null {
  const open: { keys: Set<string> | null; name: string }[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (sign === "{") open.push({ keys: new Set(), name: "" });
    else if (sign === "[") open.push({ keys: null, name: "" });
    else if (sign === "}" || sign === "]") open.pop();
    else if (sign === '"') {
      const end = endOfString(json, at);
      const inside = open.at(-1);
      if (inside?.keys && isName(json, end)) {
        inside.name = String(JSON.parse(json.slice(at, end)));
        if (inside.keys.has(inside.name)) return pathOf(open);
        inside.keys.add(inside.name);
      }
      at = end - 1;
    }
  }
  return null;
}

/** Behind the closing quote. */
function endOfString(json: string, from: number): number {
  let at = from + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at + 1;
}

function isName(json: string, from: number): boolean {
  let at = from;
  while (/\s/.test(json[at] ?? "")) at += 1;
  return json[at] === ":";
}

function pathOf(open: readonly { name: string }[]): string {
  return open
    .map(({ name }) => name.slice(0, 80))
    .filter(Boolean)
    .join(".");
}
