import type { Panel, PanelModule, Shell } from "#app/widget/widget-contract.ts";
import { createLauncher } from "./launcher.ts";

/** File name of the panel, put in by the build. */
declare const PANEL_FILE: string;

export type Instance = (command: string, args: unknown[]) => unknown;

/**
 * Makes a bot ready and answers the function that takes its commands. Of a bubble only the launcher is
 * shown, and nothing is fetched before it is wanted. `gone` is called when the bot was destroyed.
 */
export function createInstance(shell: Shell, gone: () => void): Instance {
  const { get, mode, state } = shell;
  let wanted: Promise<unknown> | undefined;
  let tries = 0;
  let arrived: (panel: Panel) => void;
  const arrival = new Promise<Panel>((resolve) => (arrived = resolve));
  let keeper = 0;

  // Browsers remember a module that failed: the next try has another address.
  const want = (): unknown =>
    (wanted ??= (import(`${shell.origin}/widget/${PANEL_FILE}?${tries++}`) as Promise<PanelModule>)
      .then((loaded) => loaded.createPanel(shell))
      .then(arrived, () => shell.emit("error", (wanted = undefined))));

  const run: Instance = (command, args) => {
    if (command === "getState") return { ...state };
    if (command === "unread") return state.unread;
    if (/open|toggle|send|reset/.test(command)) want();
    if (command === "destroy") {
      clearInterval(keeper);
      shell.element?.remove();
      gone();
    }
    if (/show|hide/.test(command)) shell.element?.toggleAttribute("hidden", command === "hide");
    return arrival.then((panel) => panel.run(command, args));
  };

  if (/inline|page/.test(mode)) want();
  else if (mode !== "popup") {
    const element = (shell.element = document.createElement("chat-bot"));
    const launcher = (shell.launcher = createLauncher(element, get));
    launcher.onclick = () => run("toggle", []);
    launcher.onpointerenter = launcher.onfocus = want;
    // A picture on the button comes with the panel.
    if (get("icon")) want();
    // A page that replaces its body gets the launcher back, without a quarrel with one that takes it away.
    const keep = (): unknown => element.isConnected || document.body?.append(element);
    keeper = setInterval(keep, 500);
    keep();
  }
  // Where the page says nothing, nothing fits.
  const open = get("open") as string;
  // `load`, `delay:5`, or `greet:5`: a card first, which the extras show.
  if (/load|:/.test(open)) setTimeout(run, +open.slice(6) * 1_000, "open", [true]);
  try {
    // A person of the team may be writing in a conversation that goes on.
    if (/"live":t/.test(localStorage[`chatbot:${state.bot}`])) want();
  } catch {
    // Storage is blocked: nothing goes on.
  }
  return run;
}
