import type { PublicBot } from "#app/shared/protocol/visitor-api.ts";
import type { Shell } from "#app/widget/widget-contract.ts";
import { cornerOf } from "./corner-of.ts";
import { el, iconButton, textButton } from "./element.ts";
import type { Say } from "./words.ts";

export type Frame = ReturnType<typeof createFrame>;

/** Builds the empty window of a bot in the visitor's language; nothing in it does anything yet. */
export function createFrame(shell: Shell, bot: PublicBot, say: Say) {
  const { avatar, dir, locale: lang, name } = bot;
  const floats = !/inline|page/.test(shell.mode);
  const sources = say("sources");
  const badge = el("span", { class: "avatar", "aria-hidden": true }, avatar);
  const status = el("p", { class: "quiet" }, sources);
  const notice = el("p", { class: "notice", role: "status" });
  const list = el("div", {});
  const typing = el("p", { class: "quiet" });
  const starters = el("div", { class: "chips", dir: "auto" });
  const logging = { class: "log", role: "log", "aria-live": "off", "aria-label": say("log"), tabindex: 0 };
  const log = el("div", logging, list, typing, starters);
  const input = el("textarea", {
    rows: 1,
    maxlength: 4000,
    part: "input",
    dir: "auto",
    "aria-label": say("message"),
    placeholder: say("ask"),
  });
  const send = iconButton(say("send"), "M10 16V5M5 10l5-5 5 5");
  const stop = iconButton(say("stop"), "M6 6h8v8H6z");
  const person = textButton("link", say("person"));
  const aloud = el("p", { class: "hidden", "aria-live": "polite" });
  const close = iconButton(say("close"), "M5 5l10 10M15 5L5 15");
  const again = iconButton(say("restart"), "M4 10a6 6 0 1 0 2-5M6 2v4h4");
  const menu = iconButton(say("more"), "M4 10h.1M10 10h.1M16 10h.1");
  const composer = el("div", { class: "composer" }, input, send, stop);
  const frame = el(
    "section",
    {
      class: `frame ${floats ? `floating ${shell.mode} ${cornerOf(shell)}` : ""}`,
      part: "window",
      role: floats ? "dialog" : "region",
      "aria-label": name,
      dir,
      lang,
      tabindex: -1,
    },
    el(
      "header",
      { part: "header" },
      badge,
      el("div", {}, el("h2", {}, name, " ", el("small", { title: say("assistant") }, say("ai"))), status),
      again,
      menu,
      ...(floats ? [close] : []),
    ),
    notice,
    log,
    composer,
    el("footer", { class: "quiet" }, say("honest"), ...(bot.handover ? [person] : [])),
    aloud,
  );
  return {
    frame,
    avatar: badge,
    sources,
    status,
    notice,
    list,
    typing,
    starters,
    log,
    input,
    again,
    menu,
    close,
    composer,
    send,
    stop,
    person,
    aloud,
  };
}
