/** Everything the renderer may create; a tag that is not here cannot appear, whatever a text says. */
type MarkdownTag =
  | "p"
  | "h3"
  | "ul"
  | "ol"
  | "li"
  | "blockquote"
  | "pre"
  | "code"
  | "strong"
  | "em"
  | "del"
  | "a"
  | "br"
  | "hr"
  | "div"
  | "table"
  | "thead"
  | "tbody"
  | "tr"
  | "th"
  | "td";

/** What a text is rendered with. `left` counts down the nodes that may still be made. */
export interface MarkdownContext {
  left: number;
  /** Renders what stands inside a block; here, so that it is fetched once. */
  inline(text: string, context: MarkdownContext, target: HTMLElement): void;
  /** The button for a citation, or nothing when there is no such citation. */
  cite(number: number): Node | undefined;
}

export function make<Tag extends MarkdownTag>(
  context: MarkdownContext,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  context.left--;
  return document.createElement(tag);
}
