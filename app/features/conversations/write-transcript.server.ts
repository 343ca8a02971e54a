import { translator } from "#app/platform/i18n.server.ts";
import { listMessages } from "./list-messages.server.ts";

/** The conversation as plain text for a download: time in UTC, who spoke, what was said. */
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
    .filter((row) => row.text !== "")
    .map(
      (row) =>
        `[${row.createdAt.toISOString().slice(0, 16).replace("T", " ")}] ${nameOf(row.role)}:\n${row.text}\n`,
    )
    .join("\n");
}
