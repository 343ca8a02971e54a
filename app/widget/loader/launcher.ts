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

/** The button with the mark in the shadow of `element`, as the page's attributes say. */
export function createLauncher(element: Element, get: (name: string) => string | null): HTMLButtonElement {
  const lang = (get("lang") ?? "auto").replace("auto", document.documentElement.lang) || navigator.language;
  const code = lang.slice(0, 2);
  const color = get("color");
  const sheet = new CSSStyleSheet();
  // The page may say any of the documented properties; what is none is left out by the browser.
  sheet.replaceSync(`${css}:host{${get("css")};${color ? `--chatbot-color:${color}` : ""}}`);
  const root = element.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  const button = root.appendChild(document.createElement("button"));
  button.className = `launcher ${get("position")} ${get("shape")}`;
  button.setAttribute("part", "button");
  button.setAttribute("aria-label", get(`label-${code}`) ?? get("label") ?? OPEN_CHAT[code] ?? "Open chat");
  return button;
}
