export const EMBED_PLATFORMS = ["html", "wordpress", "shopify", "react", "iframe", "gtm"] as const;
export type EmbedPlatform = (typeof EMBED_PLATFORMS)[number];

interface Embedded {
  /** Of this server, without a slash at the end. */
  origin: string;
  botId: string;
  name: string;
}

const escapeAttribute = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** What to paste on each platform, ready for this bot. */
export function embedSnippets({ origin, botId, name }: Embedded): Record<EmbedPlatform, string> {
  const script = `<script async src="${origin}/widget.js" data-bot="${botId}"></script>`;
  return {
    html: script,
    wordpress: script,
    shopify: script,
    gtm: script,
    react: `useEffect(() => {
  const script = document.createElement("script");
  script.src = "${origin}/widget.js";
  script.async = true;
  script.dataset.bot = "${botId}";
  document.body.append(script);
  return () => {
    window.chatbot?.destroy();
    script.remove();
  };
}, []);`,
    iframe: `<iframe
  src="${origin}/embed/${botId}"
  title="${escapeAttribute(name)}"
  style="width: 100%; height: 600px; border: 0"
  allow="clipboard-write"
></iframe>`,
  };
}
