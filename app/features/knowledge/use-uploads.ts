import { useCallback, useRef, useState } from "react";
import type { ActionResult } from "#app/shared/action-result.ts";
import { fileProblemOf, type FileProblem } from "./file-kinds.ts";

/** One file on its way. */
export interface Upload {
  id: number;
  name: string;
  size: number;
  status: "waiting" | "sending" | "done" | "failed";
  /** 0–1 */
  progress: number;
  /** Why it was not sent, or what the server said. */
  problem?: FileProblem | "line";
  message?: string;
}

interface UploadOptions {
  address: string;
  maxBytes: number;
  onStored: () => void;
}

/** A queue of files that are sent one by one, each with its progress; a refused one does not stop the others. */
export function useUploads({ address, maxBytes, onStored }: UploadOptions) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const queue = useRef<{ id: number; file: File }[]>([]);
  const isSending = useRef(false);
  const count = useRef(0);

  const patch = useCallback((id: number, change: Partial<Upload>) => {
    setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }, []);

  const work = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { id, file } = next;
      patch(id, { status: "sending" });
      const outcome = await sendFile(address, file, (progress) => patch(id, { progress }));
      patch(id, outcome);
      if (outcome.status === "done") onStored();
    }
    isSending.current = false;
  }, [address, onStored, patch]);

  const add = useCallback(
    (files: Iterable<File>) => {
      const fresh = [...files].map((file) => ({
        id: (count.current += 1),
        file,
        problem: fileProblemOf(file, maxBytes),
      }));
      queue.current.push(...fresh.filter(({ problem }) => !problem));
      setUploads((before) => [
        ...before,
        ...fresh.map(({ id, file, problem }): Upload => {
          const upload = { id, name: file.name, size: file.size, progress: 0 };
          return problem ? { ...upload, status: "failed", problem } : { ...upload, status: "waiting" };
        }),
      ]);
      void work();
    },
    [maxBytes, work],
  );
  const clear = useCallback(
    () => setUploads((before) => before.filter(({ status }) => status !== "done" && status !== "failed")),
    [],
  );
  return { uploads, add, clear };
}

/** Only XMLHttpRequest tells how much of a body has gone. */
function sendFile(
  address: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<Partial<Upload>> {
  const form = new FormData();
  form.append("intent", "upload");
  form.append("file", file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve({ status: "failed", problem: "line" });
    request.onload = () => resolve(outcomeOf(request.response as ActionResult | null));
    request.send(form);
  });
}

function outcomeOf(result: ActionResult | null): Partial<Upload> {
  if (result?.ok) return { status: "done", progress: 1 };
  if (!result || !("message" in result)) return { status: "failed", problem: "line" };
  return { status: "failed", message: result.fields.file ?? result.message };
}
