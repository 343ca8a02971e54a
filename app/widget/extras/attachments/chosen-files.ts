import type { SentFile } from "#app/shared/protocol/visitor-api.ts";
import type { Conversation } from "#app/widget/line/conversation.ts";
import { end } from "#app/widget/line/recovery.ts";
import { isLost } from "#app/widget/line/visitor-client.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { uploadFile, type UploadRefusal } from "./upload-file.ts";

/** A file on its way to the server, or there. */
export interface ChosenFile {
  file: File;
  /** 0–1 */
  progress: number;
  /** What the server knows it as, in which conversation. */
  sent?: { as: SentFile; to: string };
  /** Why it was not taken. */
  trouble?: string;
  mayRetry?: boolean;
  controller: AbortController;
}

/** The content of what was sent from this page: nobody fetches it again to show it. */
export const ownContents = new WeakMap<SentFile, Blob>();

interface Chosen {
  files: ChosenFile[];
  /** Shows them as they are now, in the window as it is now. */
  draw(): void;
}

const chosen = new WeakMap<Conversation, Chosen>();

/** The files for the next message; they stay when the window is built anew in another language. */
export function chosenFor(conversation: Conversation): Chosen {
  const known = chosen.get(conversation) ?? { files: [], draw() {} };
  chosen.set(conversation, known);
  return known;
}

export const isTravelling = ({ sent, trouble }: ChosenFile): boolean => !sent && !trouble;

/** Brings the file to the conversation, which begins with it when there is none; every step is shown. Never rejects. */
export async function bring(context: PanelContext, one: ChosenFile, isAgain = false): Promise<void> {
  const { conversation, say } = context;
  const changed = (): void => chosenFor(conversation).draw();
  const { signal } = (one.controller = new AbortController());
  const progress = (share: number): void => {
    one.progress = share;
    changed();
  };
  Object.assign(one, { sent: undefined, trouble: undefined, progress: 0 });
  changed();
  try {
    const to = await conversation.begin();
    const as = await uploadFile(context, to, one.file, progress, signal);
    ownContents.set(as, one.file);
    one.sent = { as, to };
  } catch (error) {
    if (signal.aborted) return;
    const { sentence, status = 0 } = error as Partial<UploadRefusal>;
    if (!isAgain && conversation.id && isLost(error)) {
      end(conversation);
      return bring(context, one, true);
    }
    one.trouble = sentence ?? say("fileFailed", { name: one.file.name });
    one.mayRetry = !status || status === 429 || status >= 500;
  }
  changed();
}

/** The file is not sent, and what the server has of it is deleted; it is swept anyway where that fails. */
export function takeBack({ conversation }: PanelContext, { controller, sent }: ChosenFile): void {
  controller.abort();
  if (sent)
    conversation.client.call("DELETE", `conversations/${sent.to}/files/${sent.as.id}`).catch(() => {});
}

/** What was chosen for the next message is taken back. */
export function dropChosen(context: PanelContext): void {
  const { draw, files } = chosenFor(context.conversation);
  for (const one of files.splice(0)) takeBack(context, one);
  draw();
}
