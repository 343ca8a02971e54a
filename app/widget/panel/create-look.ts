import { mix, readableOn, textOn } from "#app/widget/look/colours.ts";
import { parseColour } from "#app/widget/look/parse-colour.ts";
import type { PanelContext } from "./panel-context.ts";

/** Ground, surface, ink, quiet text, lines. */
const LIGHT = ["#fafaf7", "#ffffff", "#1c2321", "#5b6661", "#e3e4dd"];
const DARK = ["#12161a", "#1a2025", "#e9ecea", "#9ba6a2", "#2b333a"];

/**
 * Keeps a style sheet with the colours of the bot and answers what changes the theme: the page's
 * own `--chatbot-color` comes before `data-color`, and that before the bot's. Every pair of colours is
 * readable, whatever was chosen.
 */
export function createLook({
  bot: { look },
  root,
  shell: { get, state },
}: PanelContext): (theme: string) => void {
  const sheet = new CSSStyleSheet();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  // The page's own colour, be it by its style sheet or by an attribute of its script.
  const wished = getComputedStyle(root.host).getPropertyValue("--chatbot-color") || get("color");
  const color = parseColour(wished) ?? parseColour(look.color) ?? "#0b6e4f";

  const paint = (): void => {
    const theme = state.theme ?? get("theme") ?? look.theme;
    const isDark = theme === "dark" || (theme !== "light" && dark.matches);
    const [ground, surface = "", ink = "", quiet, line] = isDark ? DARK : LIGHT;
    const tint = mix(color, surface, isDark ? 0.3 : 0.11);
    const accent = readableOn(color, tint, ink, 5);
    sheet.replaceSync(
      `:host{--chatbot-color:${color};--chatbot-on-color:${textOn(color)}}.frame{--ground:var(--chatbot-paper,${ground});` +
        `--surface:var(--chatbot-paper,${surface});--ink:var(--chatbot-ink,${ink});--quiet:${quiet};--line:${line};--tint:${tint};--accent:${accent};` +
        `--on-accent:${textOn(accent)};--radius:${look.radius}px;color-scheme:${isDark ? "dark" : "light"}}`,
    );
  };
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  dark.onchange = paint;
  paint();
  return (next) => {
    state.theme = next;
    paint();
  };
}
