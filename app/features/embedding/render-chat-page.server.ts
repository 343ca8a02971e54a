import { directionOf } from "#app/shared/direction.ts";

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

export interface ChatPage {
  botId: string;
  title: string;
  locale: string;
  /** For the one script and the one style of the page. */
  nonce: string;
  channel: "page" | "embed" | "preview";
  previewTicket?: string;
  theme?: string;
  /** The version that answers, when it is neither the draft nor the live one. */
  version?: number;
}

/** A whole page that is nothing but the widget, for links, frames and the preview. Loads the same script as every other site. */
export function renderChatPage(page: ChatPage): string {
  const attributes = {
    src: "/widget.js",
    "data-bot": page.botId,
    "data-mode": "page",
    "data-channel": page.channel,
    "data-lang": page.locale,
    ...(page.previewTicket ? { "data-preview": page.previewTicket } : {}),
    ...(page.theme ? { "data-theme": page.theme } : {}),
    ...(page.version ? { "data-version": String(page.version) } : {}),
    nonce: page.nonce,
  };
  const script = Object.entries(attributes)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(" ");
  return `<!doctype html>
<html lang="${escape(page.locale)}" dir="${directionOf(page.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escape(page.title)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style nonce="${escape(page.nonce)}">html,body{margin:0;height:100%}</style>
</head>
<body>
<script ${script} async></script>
</body>
</html>
`;
}

/** The policy of such a page: its script and what that script calls, nothing else; framed only where the owner allows. */
export function chatPagePolicy(nonce: string, frameAncestors: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");
}
