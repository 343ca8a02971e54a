import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { fieldError } from "#app/shared/app-error.ts";

/** Visitors may send files to a bot with these settings. Throws `INVALID` on `files`: FILES_OFF. */
export function assertTakesFiles({ visitorFiles }: Pick<BotSettings, "visitorFiles">): void {
  if (!visitorFiles) throw fieldError("files", "FILES_OFF");
}
