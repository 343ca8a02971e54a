import css from "./launcher.css";

/** "Open chat" until the visitor's words are fetched together with the panel. */
const OPEN_CHAT: Record<string, string> = {
  es: "Abrir el chat",
  ar: "فتح المحادثة",
  fr: "Ouvrir le chat",
  de: "Chat öffnen",
  pt: "Abrir o chat",
  hi: "चैट खोलें",
  zh: "打开聊天",
  ja: "チャットを開く",
};
function add(parent: Node, name: string, attributes: Record<string, unknown>, kind = "2000/svg"): Element {
  const node = document.createElementNS(`http://www.w3.org/${kind}`, name);
  for (const key in attributes) node.setAttribute(key, attributes[key] as string);
  return parent.appendChild(node);
}

/** The button with the mark, a bubble of two rounded rectangles, in the shadow of `element`. */
export function createLauncher(element: Element, get: (name: string) => string | null): HTMLButtonElement {
  const lang = (get("lang") ?? "auto").replace("auto", document.documentElement.lang) || navigator.language;
  const color = get("color") ?? "";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + (/^#\w+$/.test(color) ? `:host{--chatbot-color:${color}}` : ""));
  const root = element.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  const button = add(
    root,
    "button",
    {
      class: `launcher ${get("position")}`,
      part: "button",
      "aria-label": OPEN_CHAT[lang.slice(0, 2)] ?? "Open chat",
      "aria-expanded": false,
    },
    "1999/xhtml",
  );
  const mark = add(button, "svg", { viewBox: "0 0 28 28", width: 28 });
  add(mark, "rect", { x: 2, y: 4, width: 20, height: 14, rx: 5 });
  add(mark, "rect", { x: 12, y: 13, width: 14, height: 10, rx: 5 });
  return button as HTMLButtonElement;
}
