import attachments from "../attachments/attachments.css";
import devices from "./devices.css";
import forms from "./forms.css";
import messages from "./messages.css";
import overlays from "./overlays.css";
import pictures from "./pictures.css";
import richText from "./rich-text.css";

const sheets = new WeakMap<ShadowRoot, CSSStyleSheet>();

/** The looks of what the panel did not need before, once per shadow root. Later sheets override earlier ones. */
export function addStyles(root: ShadowRoot): void {
  if (sheets.has(root)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([pictures, richText, messages, overlays, forms, attachments, devices].join(""));
  sheets.set(root, sheet);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
