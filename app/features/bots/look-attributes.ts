import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { NEW_LOOK } from "#app/domain/look/look-settings.ts";

/** What the snippet says of the button, because nothing else is known of a bot before its chat is wanted. */
export function lookAttributes({
  look,
  texts,
  locale,
}: Pick<BotSettings, "look" | "texts" | "locale">): Record<string, string> {
  const css = [
    ...(look.size === NEW_LOOK.size ? [] : [`--chatbot-size:${look.size}px`]),
    ...(look.offsetX === NEW_LOOK.offsetX && look.offsetY === NEW_LOOK.offsetY
      ? []
      : [`--chatbot-offset:${look.offsetY}px ${look.offsetX}px`]),
    ...(look.properties["--chatbot-z-index"]
      ? [`--chatbot-z-index:${look.properties["--chatbot-z-index"]}`]
      : []),
  ];
  const labels = Object.entries(texts).flatMap(([language, { launcher }]) =>
    launcher ? [[language === locale ? "label" : `label-${language}`, launcher] as const] : [],
  );
  return {
    ...(look.color === NEW_LOOK.color ? {} : { color: look.color }),
    ...(look.position === NEW_LOOK.position ? {} : { position: look.position }),
    ...(look.shape === NEW_LOOK.shape ? {} : { shape: look.shape }),
    ...(look.icon === "avatar" && look.avatar ? { icon: look.icon } : {}),
    ...Object.fromEntries(labels),
    ...(look.greet ? { open: `greet:${look.greetAfter}` } : {}),
    ...(css.length > 0 ? { css: css.join(";") } : {}),
  };
}
