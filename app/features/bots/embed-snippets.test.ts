import { describe, expect, it } from "vitest";
import { readEmbedOptions, USUAL_EMBED } from "./embed-options.ts";
import { newBotSettings } from "#app/domain/bot/bot-settings.ts";
import { lookAttributes } from "./look-attributes.ts";
import { EMBED_PLATFORMS, embedSnippets } from "./embed-snippets.ts";

const snippetsFor = (query: string) =>
  embedSnippets({
    origin: "https://bots.example",
    botId: "abc",
    name: 'The "<b>" & co',
    options: readEmbedOptions(new URLSearchParams(query)),
  });

describe("embed snippets", () => {
  it("name this server's script and the bot, and nothing that is as usual", () => {
    const { html, react } = snippetsFor("mode=bubble&lang=auto&open=no&position=&theme=&color=&version=");
    expect(html).toBe('<script async src="https://bots.example/widget.js" data-bot="abc"></script>');
    expect(react).toContain('script.dataset.bot = "abc"');
    expect(react.match(/dataset/g)).toHaveLength(1);
  });

  it("say in every language of the web what was chosen", () => {
    const chosen = snippetsFor(
      "position=bottom-left&lang=es&theme=dark&color=%23AA0000&open=delay:5&consent=on&version=3",
    );
    expect(chosen.html).toContain(
      'data-bot="abc" data-position="bottom-left" data-lang="es" data-theme="dark" data-color="#aa0000" data-open="delay:5" data-consent="required" data-version="3"></script>',
    );
    expect(chosen.react).toContain('script.dataset.open = "delay:5"');
    expect(chosen.iframe).toContain(
      'src="https://bots.example/embed/abc?lang=es&amp;theme=dark&amp;color=%23aa0000&amp;version=3"',
    );
    expect(chosen.script).toContain(chosen.html);
  });

  it("bring the place of an inline chat and the button of a popup along", () => {
    expect(snippetsFor("mode=inline&position=bottom-left&open=load").html).toBe(
      '<div id="chat" style="height: 600px"></div>\n<script async src="https://bots.example/widget.js" data-bot="abc" data-mode="inline" data-target="#chat"></script>',
    );
    expect(snippetsFor("mode=popup").html).toContain('<button onclick="chatbot.open()">');
  });

  it("take nothing from an address that they do not know", () => {
    const hostile = '"><script>';
    const query = new URLSearchParams(
      ["mode", "position", "lang", "theme", "color", "open", "version"].map((name) => [name, hostile]),
    );
    expect(readEmbedOptions(query)).toEqual(USUAL_EMBED);
  });

  it("say of the button what differs from a new bot's, and let nothing out of an attribute", () => {
    const bot = newBotSettings("Ada", "es");
    expect(lookAttributes(bot)).toEqual({});
    const button = lookAttributes({
      ...bot,
      texts: { es: { launcher: 'Pida "pan" <ya>' }, ar: { launcher: "اسأل" }, fr: { title: "Boulangerie" } },
      look: {
        ...bot.look,
        color: "#7a3b69",
        position: "bottom-left",
        shape: "pill",
        size: 64,
        offsetY: 40,
        icon: "avatar",
        greet: true,
        greetAfter: 8,
        properties: { "--chatbot-z-index": "50", "--chatbot-width": "300px" },
      },
    });
    const embedded = { origin: "https://b.example", botId: "abc", name: "x", button };
    const { html, react } = embedSnippets({ ...embedded, options: USUAL_EMBED });
    expect(html).toBe(
      '<script async src="https://b.example/widget.js" data-bot="abc" data-color="#7a3b69" data-position="bottom-left"' +
        ' data-shape="pill" data-label="Pida &quot;pan&quot; &lt;ya>" data-label-ar="اسأل" data-open="greet:8"' +
        ' data-css="--chatbot-size:64px;--chatbot-offset:40px 20px;--chatbot-z-index:50"></script>',
    );
    expect(react).toContain('script.dataset.labelAr = "اسأل";');
    const elsewhere = { ...USUAL_EMBED, position: "bottom-right", open: "load" } as const;
    const other = embedSnippets({ ...embedded, options: elsewhere }).html;
    expect(other).toContain('data-position="bottom-right"');
    expect(other).toContain('data-open="load"');
    const inline = embedSnippets({ ...embedded, options: { ...USUAL_EMBED, mode: "inline" } }).html;
    expect(inline).not.toContain("data-shape");
  });

  it("keep a bot's name from breaking out of its attribute", () => {
    expect(snippetsFor("").iframe).toContain('title="The &quot;&lt;b>&quot; &amp; co"');
    expect(Object.keys(snippetsFor(""))).toEqual(expect.arrayContaining([...EMBED_PLATFORMS]));
  });
});
