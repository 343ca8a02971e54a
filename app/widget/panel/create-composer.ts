import type { PanelContext } from "./panel-context.ts";

/** Lets the field send what was typed: by its button, or by Enter without Shift. */
export function createComposer(context: PanelContext, open: () => void): void {
  const { changed, conversation, parts } = context;
  const { input, send } = parts;
  const submit = (): void => {
    const text = input.value.trim();
    if (context.chosen?.size) return context.chosen.send(text);
    input.value = "";
    if (text) void conversation.send(text);
  };
  send.onclick = () => {
    submit();
    // The button is hidden now: the focus must not be lost with it.
    open();
  };
  input.oninput = changed;
  input.onkeydown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  };
}
