/** What of the DOM the readers of HTML use. */
export interface DomNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<DomNode>;
  parentNode: DomNode | null;
  querySelector(selector: string): DomNode | null;
  querySelectorAll(selector: string): Iterable<DomNode>;
  getAttribute(name: string): string | null;
  remove(): void;
  toString(): string;
}

export const clean = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** The text of a node with single spaces. */
export const textOf = (node: DomNode | null): string => clean(node?.textContent ?? "");

/** Deeper pages are made by a program that forgets to close what it opens. */
export const MOST_NESTED = 200;

/** Whether something in the tree is nested deeper than `MOST_NESTED`. */
export function isTooDeep(root: DomNode): boolean {
  let level: DomNode[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_NESTED) return true;
    level = level.flatMap((node) => [...node.childNodes].filter((child) => child.nodeType === 1));
  }
  return false;
}
