import type { AnswerFormat } from "./load-job.ts";

/** What shows in the bytes of a stream that a token has arrived. */
export const TOKEN_MARKS: Record<AnswerFormat, string> = {
  "widget-whole": "{",
  "widget-stream": "event: delta",
  "openai-stream": '"content":"',
  "flowise-whole": "{",
  "flowise-stream": '"event":"token"',
  any: "",
};

interface Delta {
  text?: string;
  at?: number;
  event?: string;
  data?: unknown;
  choices?: { delta?: { content?: string } }[];
}

function deltasOf(body: string, textOf: (delta: Delta) => unknown): string {
  return [...body.matchAll(/^data: ?(\{.*\})$/gm)]
    .map((match) => textOf(JSON.parse(match[1] ?? "{}") as Delta))
    .filter((text) => typeof text === "string")
    .join("");
}

/** The text of an answer as its reader sees it. */
export function answerText(format: AnswerFormat, body: string): string {
  switch (format) {
    case "widget-whole":
      return (JSON.parse(body) as { messages: { text: string }[] }).messages[1]?.text ?? "";
    case "widget-stream":
      return deltasOf(body, (delta) => (typeof delta.at === "number" ? delta.text : undefined));
    case "openai-stream":
      return deltasOf(body, (delta) => delta.choices?.[0]?.delta?.content);
    case "flowise-whole":
      return (JSON.parse(body) as { text?: string }).text ?? "";
    case "flowise-stream":
      return deltasOf(body, (delta) => (delta.event === "token" ? delta.data : undefined));
    case "any":
      return body;
  }
}

/** How many words a text has. */
export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;
