import { embedAttributes, type EmbedOptions } from "./embed-options.ts";

export const EMBED_PLATFORMS = [
  "html",
  "wordpress",
  "shopify",
  "react",
  "gtm",
  "iframe",
  "script",
  "api",
] as const;
export type EmbedPlatform = (typeof EMBED_PLATFORMS)[number];

interface Embedded {
  /** Of this server, without a slash at the end. */
  origin: string;
  botId: string;
  name: string;
  options: EmbedOptions;
}

const escapeAttribute = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** What to paste on each platform, ready for this bot. */
export function embedSnippets(embedded: Embedded): Record<EmbedPlatform, string> {
  const html = scriptTag(embedded);
  return {
    html,
    wordpress: html,
    shopify: html,
    gtm: html,
    react: reactEffect(embedded),
    iframe: frame(embedded),
    script: pageCode(embedded),
    api: apiCall(embedded),
  };
}

function scriptTag({ origin, botId, options }: Embedded): string {
  const attributes = [["bot", botId], ...embedAttributes(options)]
    .map(([name, value]) => ` data-${name}="${value}"`)
    .join("");
  const tag = `<script async src="${origin}/widget.js"${attributes}></script>`;
  if (options.mode === "inline") return `<div id="chat" style="height: 600px"></div>\n${tag}`;
  if (options.mode === "popup") return `<button onclick="chatbot.open()">Chat</button>\n${tag}`;
  return tag;
}

function reactEffect({ origin, botId, options }: Embedded): string {
  const lines = [["bot", botId], ...embedAttributes(options)].map(
    ([name, value]) => `  script.dataset.${name} = "${value}";`,
  );
  return `useEffect(() => {
  const script = document.createElement("script");
  script.src = "${origin}/widget.js";
  script.async = true;
${lines.join("\n")}
  document.body.append(script);
  return () => {
    window.chatbot?.destroy();
    script.remove();
  };
}, []);`;
}

/** A frame's address takes what does not need a page around it. */
const FRAME_OPTIONS = new Set(["lang", "theme", "color", "version"]);

function frame({ origin, botId, name, options }: Embedded): string {
  const query = new URLSearchParams(embedAttributes(options).filter(([key]) => FRAME_OPTIONS.has(key)));
  const address = `${origin}/embed/${botId}${query.size > 0 ? `?${query}` : ""}`;
  return `<iframe
  src="${escapeAttribute(address)}"
  title="${escapeAttribute(name)}"
  style="width: 100%; height: 600px; border: 0"
  allow="clipboard-write"
  referrerpolicy="strict-origin-when-cross-origin"
></iframe>`;
}

function pageCode(embedded: Embedded): string {
  return `<script>
  window.chatbot = window.chatbot || function () { (chatbot.q = chatbot.q || []).push(arguments) };
  chatbot("identify", { name: "Mina", email: "mina@example.com" });
  chatbot("setContext", { plan: "Pro", cart: 3 });
  chatbot("on", "message", function (message) { console.log(message.role, message.text) });
</script>
${scriptTag(embedded)}
<button onclick="chatbot.send('When are you open?')">When are you open?</button>`;
}

function apiCall({ origin, botId }: Embedded): string {
  return `curl ${origin}/api/v1/bots/${botId}/chat \\
  -H "Authorization: Bearer $CHATBOT_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"message": "When are you open?"}'`;
}
