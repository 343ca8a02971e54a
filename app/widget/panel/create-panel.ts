import type { PublicBot } from "#app/shared/protocol/visitor-api.ts";
import { Conversation } from "#app/widget/line/conversation.ts";
import { createVisitorClient } from "#app/widget/line/visitor-client.ts";
import { createVisitorStorage } from "#app/widget/line/visitor-storage.ts";
import type { Panel, Shell } from "#app/widget/widget-contract.ts";
import { createChat, type Chat } from "./create-chat.ts";
import { fetchExtras } from "./fetch-extras.ts";
import css from "./panel.css";

/** The shadow root that carries the window, with the styles of the panel. */
async function openRoot(shell: Shell): Promise<ShadowRoot> {
  const element = (shell.element ??= (await fetchExtras()).createPlace(shell));
  const root = element.shadowRoot as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return root;
}

/**
 * Fetches what a visitor may know of the bot and builds its window, closed where it floats. Rejects when
 * the server does not answer.
 */
export async function createPanel(shell: Shell): Promise<Panel> {
  const { emit, get, origin, state } = shell;
  const client = createVisitorClient(origin);
  const preview = get("preview") ?? undefined;
  let agreed = get("consent") !== "required";
  const storage = createVisitorStorage(state.bot, () => agreed && !preview);
  // What the page says, else the page's own language, else the browser's.
  let locale = (get("lang") ?? "auto").replace("auto", document.documentElement.lang) || navigator.language;
  /** The page said something about the visitor: it goes along when a conversation begins. */
  let isIntroduced = get("frame") as unknown as boolean;
  let chat!: Chat;

  const conversation = new Conversation(state.bot, client, storage, {
    emit,
    setLocale(language) {
      locale = language;
      return build();
    },
    changed: () => chat.changed(),
    recover: () => chat.context.withExtras((extras) => extras.recover(conversation)),
    finished: (message) => chat.finished(message),
    presence: (event) => chat.context.withExtras((extras) => extras.showPresence(chat.context, event)),
    refused(message, refusal) {
      emit("error", refusal);
      chat.context.withExtras((extras) => extras.explainRefusal(chat.context, message, refusal));
    },
    opening: async () => ({
      ...(isIntroduced && (await (await fetchExtras()).introduction(chat.context))),
      locale,
      pageUrl: location.origin + location.pathname,
      // Of our own bare pages; every other one is a "widget".
      channel: (get("channel") as "page" | null) ?? undefined,
      version: Number(get("version")) || undefined,
      previewTicket: preview,
    }),
  });

  const root = await openRoot(shell);
  const build = async (): Promise<void> => {
    const answer = await client.call(
      "GET",
      `bots/${state.bot}?lang=${locale}&preview=${preview ?? ""}&version=${get("version") ?? ""}`,
    );
    const bot = (await answer.json()) as PublicBot;
    const before = chat?.context.parts;
    const typed = before?.input.value ?? "";
    const isHeld = before?.frame.contains(root.activeElement);
    chat?.end();
    chat = createChat(shell, root, bot, conversation);
    chat.setInput(typed);
    if (isHeld) chat.open();
    chat.context.parts.composer.hidden = !agreed;
    if (!agreed)
      chat.context.withExtras((extras) =>
        extras.askConsent(chat.context, () => {
          agreed = true;
        }),
      );
  };
  await build();
  if (storage.read().id) chat.context.withExtras((extras) => extras.restore(conversation));

  return {
    run(command, [value]) {
      if (/^identify|Context/.test(command)) {
        isIntroduced = true;
        return chat.context.withExtras((extras) =>
          extras[command as "identify" | "setContext"](chat.context, value as object),
        );
      }
      return { ...chat, ...conversation.hooks }[command as "setTheme"]?.(value as string);
    },
  };
}
