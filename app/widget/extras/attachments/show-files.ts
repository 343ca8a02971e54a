import type { SentFile } from "#app/shared/protocol/visitor-api.ts";
import { showTrouble } from "#app/widget/extras/show-trouble.ts";
import type { ThreadMessage } from "#app/widget/line/thread.ts";
import { el, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { ownContents } from "./chosen-files.ts";
import { replaceByThumbnail } from "./draw-thumbnail.ts";
import { fileIcon } from "./file-icon.ts";
import { describeSize } from "./file-rules.ts";

const NEAR_PX = 60;
const REVOKE_MS = 10_000;

/** The file's content, which only the visitor's secret opens. */
async function contentOf({ conversation }: PanelContext, file: SentFile): Promise<Blob> {
  const own = ownContents.get(file);
  if (own) return own;
  const answer = await conversation.client.call("GET", `conversations/${conversation.id}/files/${file.id}`);
  return answer.blob();
}

async function save(context: PanelContext, file: SentFile): Promise<void> {
  const { name } = file;
  try {
    const href = URL.createObjectURL(await contentOf(context, file));
    el("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), REVOKE_MS);
  } catch {
    showTrouble(context, context.say("fileFailed", { name }));
  }
}

/** Makes a change to the messages that leaves the end in sight where it was. */
function keepingEnd({ parts: { log }, toEnd }: PanelContext, change: () => void): void {
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
  change();
  if (isAtEnd) toEnd();
}

/** Shows the files of a message below its text: pictures as they are, others by name; each can be saved. */
export function showFiles(context: PanelContext, text: HTMLElement, { files = [] }: ThreadMessage): void {
  const { bot, say } = context;
  const place = (change: () => void): void => keepingEnd(context, change);
  const items = files.map((file) => {
    const { bytes, name, type } = file;
    const icon = fileIcon(name);
    const button = textButton("", "", () => void save(context, file));
    button.setAttribute("aria-label", `${say("fileSave", { name })}, ${describeSize(bytes, bot.locale)}`);
    button.title = name;
    button.append(
      icon,
      el("span", {}, el("bdi", {}, name), el("small", {}, describeSize(bytes, bot.locale))),
    );
    if (type.startsWith("image/")) replaceByThumbnail(icon, contentOf(context, file), place);
    return el("li", {}, button);
  });
  place(() => text.after(el("ul", { class: "files" }, ...items)));
}
