/** Whatever a server answered: the compiler knows nothing of it, the tests look. */
export type Json = ReturnType<JSON["parse"]>;

/** What came back from a call, with its JSON already read. */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The body when it is JSON, else null. */
  json: Json;
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ApiAnswer>;

/** Calls of one server with one token. An object is sent as JSON; text, bytes and forms as they are. */
export function apiClient(url: string, token: string | null): Call {
  return async (method, path, body, headers = {}) => {
    const isRaw =
      body === undefined ||
      typeof body === "string" ||
      body instanceof FormData ||
      body instanceof Uint8Array;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(isRaw ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: (isRaw ? body : JSON.stringify(body)) as BodyInit }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== "" ? JSON.parse(text) : null,
    };
  };
}

/** A problem without what differs from call to call. */
export function problemOf(answer: ApiAnswer): unknown {
  const { requestId: _differs, ...problem } = answer.json;
  return problem;
}

/** Asks again until the source has been read. */
export async function untilRead(call: Call, sourceId: string): Promise<Json> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { json } = await call("GET", `/api/v1/sources/${sourceId}`);
    if (json.status === "ready" || json.status === "failed") return json;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the source was not read within ten seconds");
}
