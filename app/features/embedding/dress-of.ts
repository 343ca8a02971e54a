import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { pictureAddress } from "#app/domain/look/picture-name.ts";
import type { BotDress } from "#app/shared/protocol/visitor-api.ts";

/** What a bot wears beyond its colours; undefined for one that wears nothing, whose widget then fetches nothing for it. */
export function dressOf({ look, leadForm }: BotSettings): BotDress | undefined {
  const dress: BotDress = {
    ...(look.avatar ? { avatar: pictureAddress(look.avatar) } : {}),
    ...(look.logo ? { logo: pictureAddress(look.logo) } : {}),
    ...(Object.keys(look.properties).length > 0 ? { properties: look.properties } : {}),
    ...(look.greet ? { greetOn: look.greetOn } : {}),
    ...(leadForm.when === "first" ? { asksFirst: true } : {}),
  };
  return Object.keys(dress).length > 0 ? dress : undefined;
}
