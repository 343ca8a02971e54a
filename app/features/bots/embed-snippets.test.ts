import { describe, expect, it } from "vitest";
import { embedSnippets } from "./embed-snippets.ts";

describe("embed snippets", () => {
  const snippets = embedSnippets({ origin: "https://bots.example", botId: "abc", name: 'The "<b>" & co' });

  it("name this server's script and the bot", () => {
    expect(snippets.html).toBe('<script async src="https://bots.example/widget.js" data-bot="abc"></script>');
    expect(snippets.react).toContain('script.dataset.bot = "abc"');
  });

  it("keep a bot's name from breaking out of its attribute", () => {
    expect(snippets.iframe).toContain('title="The &quot;&lt;b>&quot; &amp; co"');
  });
});
