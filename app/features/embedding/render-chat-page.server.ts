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
  /** Proves to this server, in a frame, which page stands around it. */
  frame?: string;
  theme?: string;
  color?: string;
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
    ...(page.frame ? { "data-frame": page.frame } : {}),
    ...(page.color ? { "data-color": page.color } : {}),
    ...(page.theme ? { "data-theme": page.theme } : {}),
    ...(page.version ? { "data-version": String(page.version) } : {}),
    nonce: page.nonce,
  };
  const script = Object.entries(attributes)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(" ");
  return barePage(page, `<script ${script} async></script>`, "html,body{margin:0;height:100%}");
}

const CLOSED_STYLE =
  "body{margin:0;min-height:100vh;display:grid;place-content:center;text-align:center;padding:2rem;font:1.125rem/1.5 system-ui,sans-serif;color:#1c2321;background:#fafaf7}h1{font-size:1.5rem}@media(prefers-color-scheme:dark){body{color:#e9ecea;background:#12161a}}";

/** What stands in the place of the chat when it may not be opened by its link: two sentences and nothing to press. */
export function renderClosedPage(
  page: Pick<ChatPage, "title" | "locale" | "nonce"> & { text: string },
): string {
  return barePage(
    page,
    `<main><h1>${escape(page.title)}</h1><p>${escape(page.text)}</p></main>`,
    CLOSED_STYLE,
  );
}

function barePage(page: Pick<ChatPage, "title" | "locale" | "nonce">, body: string, style: string): string {
  return `<!doctype html>
<html lang="${escape(page.locale)}" dir="${directionOf(page.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escape(page.title)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style nonce="${escape(page.nonce)}">${style}</style>
</head>
<body>
${body}
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
