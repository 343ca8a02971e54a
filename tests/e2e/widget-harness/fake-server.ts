/**
 * A small server that stands in for the product: the visitor API by its wire types, the built widget, and
 * on a second origin the pages of a site with the strictest policy that the widget promises to work under.
 */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { BotDress, PublicBot } from "#app/shared/protocol/visitor-api.ts";
import { LIMITS } from "./fake-answers.ts";
import { FORMS, judgeLead } from "./fake-forms.ts";
import { FakeConversation } from "./fake-conversation.ts";

export interface Harness {
  api: string;
  site: string;
  /** Paths that were asked for, in order. */
  requests: string[];
  conversations: Map<string, FakeConversation>;
  close(): Promise<void>;
}

const ROOT = process.cwd();

async function makeBot(id: string, lang: string, isBegun: boolean): Promise<PublicBot> {
  const locale = ["es", "ar"].includes(lang.slice(0, 2)) ? lang.slice(0, 2) : "en";
  const strings = JSON.parse(await readFile(join(ROOT, "locales", locale, "widget.json"), "utf8")) as Record<
    string,
    string
  >;
  const isArabic = locale === "ar";
  const own = DRESSED[id];
  // Of this one a page learns of the form only after it began a conversation.
  const form = id === "late" && !isBegun ? undefined : FORMS[id];
  const leads = JSON.parse(await readFile(join(ROOT, "locales", locale, "leads.json"), "utf8")) as {
    widget: Record<string, string>;
  };
  return {
    id,
    name: isArabic ? "مخبز الطاحونة" : "Mill Street Bakery",
    avatar: isArabic ? "م" : "M",
    greeting: isArabic ? "مرحبًا! كيف يمكنني المساعدة؟" : "Hello, I answer questions about our bakery.",
    starters: isArabic
      ? ["متى تفتحون؟", "كم سعر الخبز؟"]
      : ["hello, when are you open?", "rich list of breads"],
    look: {
      color: id === "yellow" ? "#ffd400" : "#0b6e4f",
      theme: "auto",
      position: "bottom-right",
      radius: 12,
    },
    version: 3,
    availability: id === "paused" ? "paused" : "live",
    sources: 12,
    handover: true,
    locale,
    dir: isArabic ? "rtl" : "ltr",
    strings: {
      ...strings,
      sources: isArabic ? "يجيب من 12 مصدرًا" : "Answers from 12 sources",
      ...(form &&
        Object.fromEntries(Object.entries(leads.widget).map(([key, text]) => [`lead.${key}`, text]))),
      ...own?.strings,
    },
    ...(own ? { dress: own.dress } : {}),
    ...(form ? { form } : {}),
    ...(form?.when === "first" ? { dress: { asksFirst: true } } : {}),
  };
}

/** Bots that wear more than a colour. */
const DRESSED: Record<string, { dress: BotDress; strings?: Record<string, string> }> = {
  pictures: { dress: { avatar: "/images/face.png", logo: "/images/logo.png" } },
  lost: { dress: { avatar: "/images/none.png" } },
  wide: { dress: { properties: { "--chatbot-width": "320px", "--chatbot-paper": "rgb(255, 250, 240)" } } },
  greeting: { dress: { greetOn: [] }, strings: { dismiss: "Dismiss" } },
  elsewhere: { dress: { greetOn: ["/pricing*", "/*/help"] }, strings: { dismiss: "Dismiss" } },
};
/** Two by two pixels, red. */
const RED = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==",
  "base64",
);

async function readBody(request: IncomingMessage): Promise<Record<string, string>> {
  let text = "";
  for await (const piece of request) text += String(piece);
  return text ? (JSON.parse(text) as Record<string, string>) : {};
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const type = status < 400 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "Content-Type": type, ...headers }).end(JSON.stringify(body));
}

const refuse = (response: ServerResponse, status: number, code: string, headers = {}): void =>
  sendJson(
    response,
    status,
    { type: "about:blank", title: code, status, code, detail: code, requestId: "r1" },
    headers,
  );

type Talk = (
  conversation: FakeConversation,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | void;

const TALKS: Record<string, Talk> = {
  async "POST messages"(conversation, request, response) {
    const { text = "", clientId = "" } = await readBody(request);
    const limit = LIMITS[text.split(" ")[0] ?? ""];
    if (limit && conversation.turns < limit.times) {
      conversation.turns++;
      return refuse(response, 429, "RATE_LIMITED", { "Retry-After": `${limit.seconds}` });
    }
    if (FORMS[conversation.botId]?.required && conversation.leads.length === 0)
      return refuse(response, 409, "FORM_REQUIRED");
    if (text.startsWith("pause")) return refuse(response, 409, "BOT_NOT_LIVE");
    if (conversation.state === "closed") return refuse(response, 409, "CONVERSATION_CLOSED");
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
    conversation.post(text, clientId, response);
  },
  "GET messages"(conversation, request, response) {
    const after = Number(new URL(request.url ?? "", "http://x").searchParams.get("after"));
    const messages = conversation.messages.filter((message) => message.seq > after);
    sendJson(response, 200, {
      conversation: { id: conversation.id, state: conversation.state, by: conversation.by },
      messages,
    });
  },
  "GET stream"(conversation, request, response) {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
    conversation.listen(response, Number(request.headers["last-event-id"]));
  },
  "POST stop"(conversation, _request, response) {
    conversation.stop();
    sendJson(response, 200, {});
  },
  "POST handover"(conversation, _request, response) {
    conversation.enter("waiting");
    if (conversation.botId === "alone") setTimeout(() => conversation.giveUp(), 700);
    else if (conversation.botId === "demo")
      setTimeout(() => {
        conversation.enter("human", "Ana");
        conversation.say("Ana", "Hello, this is **Ana**. How can I help?");
      }, 500);
    sendJson(response, 200, {});
  },
  async "POST lead"(conversation, request, response) {
    const values: Record<string, unknown> = await readBody(request);
    const errors = judgeLead(values);
    if (errors.length > 0) return sendJson(response, 422, { code: "INVALID", detail: "Look again.", errors });
    conversation.leads.push(values);
    response.writeHead(204).end();
  },
  "GET transcript"(conversation, _request, response) {
    response.writeHead(200, { "Content-Type": "text/plain" });
    response.end(conversation.messages.map(({ role, text }) => `${role}: ${text}`).join("\n"));
  },
};

function allowSite(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Origin", request.headers.origin ?? "*");
  response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID");
  response.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
  response.setHeader("Access-Control-Expose-Headers", "Retry-After");
  response.setHeader("Access-Control-Max-Age", "600");
}

async function serveFile(response: ServerResponse, path: string): Promise<void> {
  try {
    const content = await readFile(join(ROOT, "public", path));
    response.writeHead(200, { "Content-Type": "text/javascript" }).end(content);
  } catch {
    response.writeHead(404).end();
  }
}

function createApi(requests: string[], conversations: Map<string, FakeConversation>): Server {
  const converse = async (request: IncomingMessage, response: ServerResponse, id: string, what: string) => {
    const conversation = conversations.get(id);
    if (!conversation) return refuse(response, 404, "NOT_FOUND");
    if (request.headers.authorization !== `Bearer ${conversation.token}`)
      return refuse(response, 401, "UNAUTHORIZED");
    const talk = TALKS[`${request.method} ${what}`];
    if (talk) return talk(conversation, request, response);
    if (request.method === "DELETE") conversations.delete(id);
    sendJson(response, 200, {});
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://x");
    allowSite(request, response);
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    requests.push(`${request.method} ${url.pathname}`);
    const [, api, widget, kind, id = "", what = ""] = url.pathname.split("/");
    if (/^\/images\/(face|logo)\.png$/.test(url.pathname))
      return void response.writeHead(200, { "Content-Type": "image/png" }).end(RED);
    if (api !== "api") return serveFile(response, url.pathname);
    if (widget !== "widget") return refuse(response, 404, "NOT_FOUND");
    if (kind === "bots" && !what) {
      const isBegun = [...conversations.values()].some(({ botId }) => botId === id);
      return sendJson(response, 200, await makeBot(id, url.searchParams.get("lang") ?? "en", isBegun));
    }
    if (what === "availability")
      return void response.writeHead(200, { "Content-Type": "text/event-stream" }).write(": open\n\n");
    if (what === "identity") return sendJson(response, 200, { isVerified: false });
    if (kind === "bots") {
      const conversation = new FakeConversation();
      conversation.botId = id;
      conversations.set(conversation.id, conversation);
      const { token } = conversation;
      return sendJson(response, 201, { conversation: { id: conversation.id, state: "bot" }, token });
    }
    if (kind === "messages") return sendJson(response, 200, {});
    return converse(request, response, id, what);
  };
  return createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
}

/** What the owner of a page may say about the widget on it. */
const SITE_STYLES = `chat-bot { --chatbot-color: #7a3b69; --chatbot-ink: rgb(10, 20, 30); --chatbot-paper: rgb(250, 240, 230);
  --chatbot-radius: 3px; --chatbot-font: Georgia; --chatbot-width: 350px; --chatbot-height: 420px; --chatbot-offset: 40px 30px;
  --chatbot-size: 64px; --chatbot-z-index: 77 }
chat-bot::part(button) { outline: 3px solid rgb(1, 2, 3) }
chat-bot::part(window) { border-top-width: 5px }
chat-bot::part(header) { background-color: rgb(4, 5, 6) }
chat-bot::part(message) { letter-spacing: 2px }
chat-bot::part(input) { font-style: italic }`;

/** `/?bot=…&lang=…&head=…`: every other parameter becomes an attribute of the script, `tag=element` uses the element. */
function createSite(api: () => string): Server {
  return createServer((request, response) => {
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://x");
    if (pathname === "/site.css")
      return void response.writeHead(200, { "Content-Type": "text/css" }).end(SITE_STYLES);
    const page = query.get("page") ?? "en";
    const taken = ["page", "tag", "twice", "styled"];
    const wanted = [...query]
      .filter(([name]) => !taken.includes(name))
      .map(([name, value]) => ` data-${name}="${value}"`);
    const script = `<script src="${api()}/widget.js"${wanted.join("")} async></script>`;
    const element = `<script src="${api()}/widget.js" async></script><chat-bot bot="${query.get("bot")}"></chat-bot>`;
    const origin = api();
    response.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": `default-src 'none'; script-src ${origin}; connect-src ${origin}; style-src 'self'`,
    });
    response.end(
      `<!doctype html><html lang="${page}" dir="${page === "ar" ? "rtl" : "ltr"}"><title>A shop</title>` +
        `${query.get("styled") ? '<link rel="stylesheet" href="/site.css">' : ""}` +
        `<meta name="viewport" content="width=device-width, initial-scale=1"><main><h1>A shop</h1>` +
        `<p>Some words about bread.</p><button id="first">First</button><div id="here"></div>` +
        `${query.get("tag") === "element" ? element : script + (query.get("twice") ? script : "")}</main></html>`,
    );
  });
}

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve) =>
    server.listen(port, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );

/** Starts both servers; `port` 0 takes free ones. */
export async function startHarness(port = 0): Promise<Harness> {
  const requests: string[] = [];
  const conversations = new Map<string, FakeConversation>();
  let api = "";
  const servers = [createApi(requests, conversations), createSite(() => api)];
  api = await listen(servers[0] as Server, port);
  const site = await listen(servers[1] as Server, port && port + 1);
  return {
    api,
    site,
    requests,
    conversations,
    async close() {
      for (const conversation of conversations.values()) conversation.cut();
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
