import type {
  ChatMessage,
  MessagesAnswer,
  SendMessageAnswer,
  StartConversationAnswer,
} from "#app/shared/protocol/visitor-api.ts";

/** A program that calls `/api/v1` with a bearer token. */
export function restClient(url: string, token: string) {
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const json = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await call(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? null : await response.json()) as T;
  };
  return {
    call,
    json,
    upload: (path: string, form: FormData) =>
      fetch(`${url}/api/v1${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: form,
      }),
    createBot: (settings: Record<string, unknown>) => json<{ id: string }>("POST", "/bots", settings),
    publish: (botId: string) => json<{ version: number }>("POST", `/bots/${botId}/publish`, {}),
    /** Adds a text and waits until it has been read. */
    async addText(botId: string, title: string, text: string): Promise<string> {
      const { id } = await json<{ id: string }>("POST", `/bots/${botId}/sources`, {
        type: "text",
        title,
        text,
      });
      await this.untilRead(id);
      return id;
    },
    async untilRead(sourceId: string): Promise<void> {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const source = await json<{ status: string; error?: string }>("GET", `/sources/${sourceId}`);
        if (source.status === "ready") return;
        if (source.status === "failed") throw new Error(`the source failed: ${source.error}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error("the source was not read in ten seconds");
    },
  };
}
export type RestClient = ReturnType<typeof restClient>;

export interface StreamedEvent {
  id: number;
  type: string;
  data: {
    text?: string;
    at?: number;
    message?: ChatMessage;
    messageId?: string;
    code?: string;
    detail?: string;
  };
}

/** The events of a text/event-stream as they arrive. */
export async function* readEvents(response: Response): AsyncGenerator<StreamedEvent> {
  const decoder = new TextDecoder();
  let buffer = "";
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    buffer += decoder.decode(chunk, { stream: true });
    const frames = buffer.split("\n\n");
    buffer = frames.pop() ?? "";
    for (const frame of frames) {
      const match = /^id: (\d+)\nevent: (\w+)\ndata: (.+)$/s.exec(frame);
      if (match) yield { id: Number(match[1]), type: match[2] ?? "", data: JSON.parse(match[3] ?? "") };
    }
  }
}

/** A visitor with a conversation. */
export async function openConversation(
  url: string,
  botId: string,
  body: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${url}/api/widget/bots/${botId}/conversations`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`no conversation: ${response.status} ${await response.text()}`);
  const { conversation, token } = (await response.json()) as StartConversationAnswer;
  const base = `${url}/api/widget/conversations/${conversation.id}`;
  const authorization = { authorization: `Bearer ${token}`, ...headers };
  const post = (path: string, json: unknown, accept: string, signal?: AbortSignal) =>
    fetch(`${base}${path}`, {
      method: "POST",
      headers: { ...authorization, "content-type": "application/json", accept },
      body: JSON.stringify(json),
      ...(signal ? { signal } : {}),
    });
  return {
    id: conversation.id,
    token,
    send: (text: string, clientId: string) => post("/messages", { text, clientId }, "application/json"),
    ask: async (text: string, clientId: string) =>
      (await (await post("/messages", { text, clientId }, "application/json")).json()) as SendMessageAnswer,
    stream: (text: string, clientId: string, signal?: AbortSignal) =>
      post("/messages", { text, clientId }, "text/event-stream", signal),
    resume: (lastEventId: string | null, signal?: AbortSignal) =>
      fetch(`${base}/stream`, {
        headers: { ...authorization, ...(lastEventId === null ? {} : { "last-event-id": lastEventId }) },
        ...(signal ? { signal } : {}),
      }),
    post: (path: string) => fetch(`${base}${path}`, { method: "POST", headers: authorization }),
    messages: async (after = 0) =>
      (await (
        await fetch(`${base}/messages?after=${after}`, { headers: authorization })
      ).json()) as MessagesAnswer,
    remove: () => fetch(base, { method: "DELETE", headers: authorization }),
    raw: (path: string, init: RequestInit) =>
      fetch(`${base}${path}`, {
        ...init,
        headers: { ...authorization, ...(init.headers as Record<string, string>) },
      }),
  };
}
