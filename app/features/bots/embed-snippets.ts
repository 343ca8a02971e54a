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
  /** What the bot's look says of the button, by names without `data-`; what was chosen here comes before it. */
  button?: Record<string, string>;
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

/** The attributes of the script, in the order in which people read them. */
function attributesOf({ botId, options, button = {} }: Embedded): [name: string, value: string][] {
  const floating = options.mode === "bubble" ? button : {};
  return Object.entries({ bot: botId, ...floating, ...Object.fromEntries(embedAttributes(options)) });
}

function scriptTag(embedded: Embedded): string {
  const { origin, options } = embedded;
  const attributes = attributesOf(embedded)
    .map(([name, value]) => ` data-${name}="${escapeAttribute(value)}"`)
    .join("");
  const tag = `<script async src="${origin}/widget.js"${attributes}></script>`;
  if (options.mode === "inline") return `<div id="chat" style="height: 600px"></div>\n${tag}`;
  if (options.mode === "popup") return `<button onclick="chatbot.open()">Chat</button>\n${tag}`;
  return tag;
}

const camelCase = (name: string) => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function reactEffect(embedded: Embedded): string {
  const { origin } = embedded;
  const lines = attributesOf(embedded).map(
    ([name, value]) => `  script.dataset.${camelCase(name)} = ${JSON.stringify(value)};`,
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
