import { createInstance, type Instance } from "./create-instance.ts";

type Command = (command: string, ...args: unknown[]) => unknown;
type Listener = { (detail: unknown): void; heard?: (event: Event) => void };

const COMMANDS =
  /^(open|close|toggle|show|hide|reset|destroy|send|set(Input|Context|Locale|Theme)|identify|getState|unread)$/;

const page = window as unknown as {
  /** Before this script: the page's own queue. After it: the commands, and `boot` for another copy of it. */
  chatbot?: Command & { q?: Iterable<unknown>[]; boot?: (script: HTMLElement) => void };
};
const instances = new Map<unknown, Instance>();

const emit = (name: string, detail?: unknown): unknown =>
  dispatchEvent(new CustomEvent(`chatbot:${name}`, { detail }));

const command: Command & { boot?: (place: HTMLElement) => void } = (name, ...args) => {
  const [event, listener] = args as [string, Listener];
  const act = { on: addEventListener, off: removeEventListener }[name];
  if (act) {
    // Kept on the listener itself, so that the same one is taken off again.
    listener.heard ??= (happened: Event) => listener((happened as CustomEvent).detail);
    return act(`chatbot:${event}`, listener.heard);
  }
  if (!COMMANDS.test(name)) throw new Error(`Unknown chatbot command: ${name}`);
  return [...instances.values()][0]?.(name, args);
};

/** Makes a bot ready, unless it is there already; only one floats over a page. */
function show(place: HTMLElement, prefix: string): void {
  const get = (name: string): string | null => place.getAttribute(prefix + name);
  const bot = get("bot");
  if (!bot) return;
  const mode = get("mode") ?? (prefix ? "" : "inline");
  const key = prefix && !/inline|page/.test(mode) ? 0 : place;
  if (instances.has(key)) return;
  const shell = { origin, mode, get, place, emit, state: { bot, open: false, unread: 0 } };
  instances.set(
    key,
    createInstance(shell, () => instances.delete(key)),
  );
  // After the commands of the page's queue: who asked to be told before the script was there hears it too.
  setTimeout(emit, 0, "ready", { bot });
}

const script = (document.currentScript ?? document.querySelector("script[data-bot]")) as HTMLScriptElement;
const { origin } = new URL(script.src);
const earlier = page.chatbot;
command.boot = (added: HTMLElement) => show(added, "data-");
if (!earlier?.boot) {
  page.chatbot = new Proxy(command, {
    // Nobody waits for the commands as for a promise.
    get: (target, name: string) => target[name as "boot"] ?? (name === "then" ? null : target.bind(0, name)),
  });
  for (const call of earlier?.q ?? []) setTimeout(command, 0, ...call);
  customElements.define(
    "chat-bot",
    class extends HTMLElement {
      connectedCallback(): void {
        show(this, "");
      }
    },
  );
}
(page.chatbot as Required<typeof command>).boot(script);
