/**
 * Wire types of the visitor API (`/api/widget`), shared by the server and the widget.
 * Types only: the widget imports nothing at run time from outside its own folder.
 *
 * Times are ISO 8601 in UTC, ids are opaque strings, `seq` numbers the messages of one
 * conversation from 1 without gaps.
 */

export type MessageRole = "visitor" | "bot" | "person" | "system";

/** `queued` waits for the answer before it; `interrupted` means the server stopped meanwhile. */
export type MessageStatus = "queued" | "streaming" | "done" | "stopped" | "interrupted" | "failed";

/** How a bot's answer came about; `received` says no more than that files without a word were kept for the team. */
export type AnswerKind = "model" | "quoted" | "curated" | "unknown" | "handover" | "received";

/** A file that a visitor sent along; its content is at `GET …/conversations/:id/files/:fileId`. */
export interface SentFile {
  id: string;
  name: string;
  /** Media type; pictures are WebP. */
  type: string;
  bytes: number;
}

export interface Citation {
  /** The number shown in the text as `[1]`. */
  number: number;
  passageId: string;
  sourceId: string;
  title: string;
  /** Address that opens the source for a visitor, when there is one. */
  url?: string;
  /** Headings above the passage, outermost first. */
  headings?: string[];
  /** Page of a paged document, from 1. */
  page?: number;
  /** Name of the sheet and number of the row, from 1, of a table. */
  sheet?: string;
  row?: number;
  /** The whole passage. */
  text: string;
  /** The part of `text` that the answer rests on: UTF-16 offsets, end exclusive. */
  highlight?: { start: number; end: number };
}

export interface ChatMessage {
  id: string;
  seq: number;
  role: MessageRole;
  /** Markdown for `bot` and `person`, plain text for `visitor` and `system`. */
  text: string;
  status: MessageStatus;
  /** Present on answers that are finished. */
  kind?: AnswerKind;
  citations?: Citation[];
  /** 0–1, present on answers of the built-in answerer. */
  confidence?: number;
  /** The visitor's own id of the message, as it was sent. */
  clientId?: string;
  /** For an answer: the id of the message it answers. */
  replyTo?: string;
  feedback?: "up" | "down";
  /** Questions that may come next, for buttons below the answer. */
  followUps?: string[];
  /** Shown name of a person of the team. */
  author?: string;
  /** Of a visitor; then `text` may be empty. */
  files?: SentFile[];
  createdAt: string;
}

export type ConversationState = "bot" | "waiting" | "human" | "closed";

export interface BotLook {
  /** `#rrggbb` */
  color: string;
  theme: "auto" | "light" | "dark";
  position: "bottom-right" | "bottom-left";
  /** Corner radius of the window in CSS pixels. */
  radius: number;
}

/** What a bot wears beyond its colours. A widget fetches more at once where there is some of it. */
export interface BotDress {
  /** Addresses of pictures on the same server. */
  avatar?: string;
  logo?: string;
  /** Custom properties of the widget by their whole names, such as `--chatbot-width`. */
  properties?: Record<string, string>;
  /** The card that invites to a chat, on pages whose path fits one of the patterns; on all when there is none. */
  greetOn?: string[];
  /** Its form comes before the first message. */
  asksFirst?: true;
  /** Visitors may send files. */
  files?: FileRules;
}

/** Which files visitors may send. */
export interface FileRules {
  /** Endings, such as `.png`. */
  endings: string[];
  /** What one may weigh, in units of 1,048,576 bytes. */
  megabytes: number;
  perMessage: number;
}

/** A field of the form in which visitors leave their details. */
export interface LeadField {
  kind: "name" | "email" | "phone" | "own";
  label: string;
  required: boolean;
  /** Empty: a text. */
  choices: string[];
}

/** What visitors can leave so that the team comes back to them. */
export interface LeadForm {
  /** `nobody`: only where nobody of the team could join or the bot does not answer. */
  when: "first" | "unknown" | "person" | "nobody";
  /** Nobody can go on without it. */
  required: boolean;
  fields: LeadField[];
  /** What they agree to. */
  consent: string;
  privacyUrl?: string;
}

/** `live` answers; the others say politely that they do not. */
export type BotAvailability = "live" | "paused" | "unpublished";

/** `GET /api/widget/bots/:botId?lang=` */
export interface PublicBot {
  id: string;
  name: string;
  /** One or two letters. */
  avatar: string;
  greeting: string;
  starters: string[];
  look: BotLook;
  dress?: BotDress;
  /** The published version that answers; absent while `availability` is `unpublished`. */
  version?: number;
  availability: BotAvailability;
  /** Number of sources that the version knows, for the line below the name. */
  sources: number;
  handover: boolean;
  /** Absent where visitors are never asked for anything. */
  form?: LeadForm;
  /** BCP 47 language of `strings`. */
  locale: string;
  dir: "ltr" | "rtl";
  /** The interface's words in that language, by key of `locales/<language>/widget.json`. */
  strings: Record<string, string>;
}

/** `POST /api/widget/bots/:botId/conversations` */
export interface StartConversationBody {
  locale?: string;
  pageUrl?: string;
  visitor?: { name?: string; email?: string };
  identity?: VisitorIdentity;
  /** At most 20 values of 200 characters, by name. */
  context?: Record<string, string>;
  /** How the widget stands on the page. */
  channel?: "widget" | "page" | "embed" | "preview";
  /** Pins the conversation to a published version. */
  version?: number;
  /** Permission of a signed-in editor to talk to the draft; short-lived. */
  previewTicket?: string;
  /** For a frame: from `POST /api/widget/bots/:botId/tickets`, opens one conversation within a minute. */
  ticket?: string;
  /** Only to leave a lead: also while the bot takes a break. */
  contact?: true;
}

/** Who the page says the visitor is. */
export interface VisitorIdentity {
  id: string;
  /** HMAC-SHA-256 of `id` with the bot's identity key, in hexadecimal, made by the page's own server. */
  hash?: string;
}

/** `POST /api/widget/bots/:botId/identity` */
export interface IntroduceVisitorBody {
  visitor?: { name?: string; email?: string };
  identity?: VisitorIdentity;
  version?: number;
}

export interface IntroduceVisitorAnswer {
  isVerified: boolean;
  /** The conversation that is under way belongs to a verified visitor with another id. */
  isOther?: true;
  /** The verified visitor's own earlier conversation, where none was under way; `token` opens it. */
  conversation?: { id: string; state: ConversationState };
  token?: string;
}

export interface StartConversationAnswer {
  conversation: { id: string; state: ConversationState };
  /** Opaque secret for `Authorization: Bearer`; bound to bot, visitor and site; shown once. */
  token: string;
}

/** `POST /api/widget/conversations/:id/messages` */
export interface SendMessageBody {
  text: string;
  /** Chosen by the sender, 8–64 characters; the same one never makes a second message. */
  clientId: string;
  /** Ids from `POST /api/widget/conversations/:id/files`; with one of them `text` may be empty. */
  files?: string[];
}

/** `POST /api/widget/conversations/:id/lead`: values by kind of field, and that the visitor agrees. */
export type LeaveLeadBody = { consent: true } & Partial<Record<LeadField["kind"], string>>;

export interface SendMessageAnswer {
  /** The visitor's message, then the bot's. */
  messages: ChatMessage[];
}

/** `GET /api/widget/conversations/:id/messages?after=SEQ` */
export interface MessagesAnswer {
  conversation: { id: string; state: ConversationState; by?: string };
  messages: ChatMessage[];
}

/** `POST /api/widget/messages/:id/feedback` */
export interface FeedbackBody {
  value: "up" | "down";
  comment?: string;
}

/** Told on `GET /api/widget/bots/:botId/availability`, an event stream: whenever it is another than in `Last-Event-ID`. */
export interface AvailabilityEvent {
  availability: BotAvailability;
}

/**
 * Events of an answer, in the order of their ids. The id of an event is an integer that increases
 * within the conversation. `delta.at` is where its text begins in the message (UTF-16 offset):
 * whoever has more already cuts, whoever has less asks for the messages again.
 * `done.message` is the whole truth about the answer and replaces what was collected.
 */
export type ConversationEvent =
  | { type: "accepted"; data: { message: ChatMessage } }
  | { type: "delta"; data: { messageId: string; at: number; text: string } }
  | { type: "citations"; data: { messageId: string; items: Citation[] } }
  | { type: "done"; data: { message: ChatMessage } }
  | { type: "state"; data: { state: ConversationState; by?: string } }
  | { type: "typing"; data: { by: string; on: boolean } }
  | { type: "failed"; data: { messageId?: string; code: string; detail: string } };

/** RFC 9457 `application/problem+json`. `code` is from a closed list (`app/shared/app-error.ts`). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  errors?: { field: string; code: string; message: string }[];
}
