import type { PanelContext } from "./panel-context.ts";

const PHONE_PX = 480;

/** Opens and closes the window, and keeps the focus where the visitor is. */
export function createOpening(context: PanelContext) {
  const { changed, parts, root, say, shell, toEnd, withExtras } = context;
  const { emit, launcher, mode, state } = shell;
  const { frame, input } = parts;
  const floats = !/inline|page/.test(mode);

  const label = (): void => {
    frame.hidden = !state.open;
    launcher?.setAttribute("aria-label", say(state.open ? "close" : "open"));
    launcher?.setAttribute("aria-expanded", `${state.open}`);
  };
  const setOpen = (isOpen: boolean): void => {
    state.open = isOpen;
    label();
    changed();
    if (state.unread) withExtras((extras) => extras.countUnread(context));
    if (mode === "popup" || innerWidth <= PHONE_PX) withExtras((extras) => extras.setModal(context, isOpen));
    emit(isOpen ? "open" : "close");
  };
  const open = (byItself?: boolean): void => {
    if (byItself) return withExtras((extras) => extras.openUnasked(context, () => setOpen(true)));
    if (!state.open) setOpen(true);
    toEnd();
    // Where the field is hidden or closed, the window has the focus.
    frame.focus();
    // A keyboard that covers half of a phone is not what a visitor asked for.
    if (innerWidth > PHONE_PX) input.focus();
  };
  const close = (): void => {
    if (!floats || !state.open) return;
    const held = frame.contains(root.activeElement);
    setOpen(false);
    if (held) launcher?.focus();
  };
  frame.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    if (parts.stop.hidden) close();
    else withExtras((extras) => extras.pressEscape(context));
  });
  parts.close.onclick = close;
  state.open ||= !floats;
  label();
  return { open, close };
}
