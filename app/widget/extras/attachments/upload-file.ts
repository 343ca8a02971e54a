import type { Problem, SentFile } from "#app/shared/protocol/visitor-api.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";

const TIMEOUT_MS = 120_000;

/** The server did not take a file; `sentence` is its own, in the visitor's language, where it said one. */
export interface UploadRefusal {
  status: number;
  sentence?: string;
}

/**
 * Sends a file to the conversation. `progress` hears from 0 to 1; only `XMLHttpRequest` tells that of what is sent. Rejects with an
 * `UploadRefusal`, of status 0 where there is no answer or `signal` ended it.
 */
export function uploadFile(
  { bot, conversation, shell }: PanelContext,
  conversationId: string,
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file);
    request.open("POST", `${shell.origin}/api/widget/conversations/${conversationId}/files`);
    request.setRequestHeader("Authorization", `Bearer ${conversation.client.token}`);
    request.setRequestHeader("Accept-Language", bot.locale);
    request.responseType = "json";
    request.timeout = TIMEOUT_MS;
    request.upload.onprogress = ({ loaded, total }) => progress(loaded / total);
    request.onloadend = () => {
      const { response, status } = request as { response: unknown; status: number };
      if (status === 200) return resolve((response as { file: SentFile }).file);
      const { detail, errors } = (response ?? {}) as Partial<Problem>;
      reject({ status, sentence: errors?.[0]?.message ?? detail } satisfies UploadRefusal);
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
