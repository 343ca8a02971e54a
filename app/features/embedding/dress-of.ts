import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { VISITOR_FILE_ENDINGS, VISITOR_FILE_LIMITS } from "#app/domain/conversation/visitor-file.ts";
import { pictureAddress } from "#app/domain/look/picture-name.ts";
import type { BotDress, FileRules } from "#app/shared/protocol/visitor-api.ts";

const { megabytes, perMessage } = VISITOR_FILE_LIMITS;
const FILE_RULES: FileRules = { endings: VISITOR_FILE_ENDINGS, megabytes, perMessage };

/** What a bot wears beyond its colours; undefined for one that wears nothing, whose widget then fetches nothing for it. */
export function dressOf({ look, leadForm, visitorFiles }: BotSettings): BotDress | undefined {
  const dress: BotDress = {
    ...(look.avatar ? { avatar: pictureAddress(look.avatar) } : {}),
    ...(look.logo ? { logo: pictureAddress(look.logo) } : {}),
    ...(Object.keys(look.properties).length > 0 ? { properties: look.properties } : {}),
    ...(look.greet ? { greetOn: look.greetOn } : {}),
    ...(leadForm.when === "first" ? { asksFirst: true } : {}),
    ...(visitorFiles ? { files: FILE_RULES } : {}),
  };
  return Object.keys(dress).length > 0 ? dress : undefined;
}
