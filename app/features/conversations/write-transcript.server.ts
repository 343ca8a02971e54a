import { translator, type Translate } from "#app/platform/i18n.server.ts";
import type { ChatMessage } from "#app/shared/protocol/visitor-api.ts";
import { listMessages } from "./list-messages.server.ts";
import { toChatMessage } from "./message-view.ts";

/** The conversation as plain text for a download: time in UTC, who spoke, what was said, which files were sent. */
export async function writeTranscript(input: {
  workspaceId: string;
  conversationId: string;
  botName: string;
  locale: string;
}): Promise<string> {
  const t = translator(input.locale);
  const rows = await listMessages(input);
  const nameOf = (role: string) => (role === "visitor" ? t("widget:you") : input.botName);
  return rows
    .map((row) => ({ ...row, lines: linesOf(toChatMessage(row), t) }))
    .filter(({ lines }) => lines.length > 0)
    .map(
      ({ createdAt, role, lines }) =>
        `[${createdAt.toISOString().slice(0, 16).replace("T", " ")}] ${nameOf(role)}:\n${lines.join("\n")}\n`,
    )
    .join("\n");
}

/** What was said, and a line for each file that came with it. */
function linesOf({ text, files = [] }: ChatMessage, t: Translate): string[] {
  return [...(text ? [text] : []), ...files.map(({ name }) => t("files:transcript", { name }))];
}
