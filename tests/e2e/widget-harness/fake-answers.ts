import type { Citation } from "#app/shared/protocol/visitor-api.ts";

/** How the fake server answers: by the first word of the message. */
export interface FakeAnswer {
  text: string;
  /** Between two pieces. */
  pauseMs: number;
  citations?: Citation[];
  followUps?: string[];
  /** After so many pieces the line is cut; the answer goes on behind it. */
  cutAfter?: number;
  /** After so many pieces the answer fails, the first time it is asked for. */
  failAfter?: number;
  /** Nothing comes at all. */
  silent?: boolean;
  kind?: "unknown";
}

const HOURS: Citation = {
  number: 1,
  passageId: "p1",
  sourceId: "s1",
  title: "Opening hours",
  url: "https://bakery.example/hours",
  headings: ["Visit us", "Hours"],
  text: "Our bakery is on Mill Street. We are open from Tuesday to Sunday, 7 in the morning to 6 in the evening. On Mondays we rest.",
  highlight: { start: 30, end: 103 },
};
const PRICES: Citation = {
  number: 2,
  passageId: "p2",
  sourceId: "s2",
  title: "Price list <b>2026</b>",
  page: 3,
  text: "Rye bread 4.20\nWheat bread 3.80",
};

const RICH = `## Bread and prices

We bake **every morning**, *except Mondays* [1]. Our breads:

- Rye, with
  - caraway
  - or without
- Wheat

| Bread | Price | Weight | Days | Made of |
|---|---|---|---|---|
| Rye | 4.20 [2] | 750 g | Tuesday to Sunday | rye, water, salt, leaven |
| Wheat | 3.80 | 500 g | Saturday | wheat, water, salt, yeast |

\`\`\`js
const order = { bread: "rye", when: "tomorrow morning", note: "a line that is longer than the window is wide" };
\`\`\`

More on [our page](https://bakery.example/) or https://bakery.example/order.
<img src=x onerror="document.title='broken'"> [bad](javascript:alert(1))`;

const LONG = Array.from(
  { length: 40 },
  (_, index) => `Sentence ${index + 1} of a long answer, slowly said.`,
).join(" ");

const ANSWERS: Record<string, FakeAnswer> = {
  hello: { text: "We are open from **Tuesday to Sunday** [1].", pauseMs: 15, citations: [HOURS] },
  rich: { text: RICH, pauseMs: 5, citations: [HOURS, PRICES] },
  slow: { text: LONG, pauseMs: 60 },
  cut: { text: LONG.slice(0, 900), pauseMs: 25, cutAfter: 8 },
  fail: { text: "This answer breaks and comes back.", pauseMs: 10, failAfter: 2 },
  silent: { text: "", pauseMs: 0, silent: true },
  mystery: { text: "I don't know that.", pauseMs: 5, kind: "unknown" },
  next: {
    text: "We bake rye and wheat.",
    pauseMs: 10,
    followUps: ["hello, when are you open?", "How much is the rye bread, and is there a smaller one?"],
  },
  arabic: { text: "نحن نفتح من **الثلاثاء إلى الأحد** [1].", pauseMs: 15, citations: [HOURS] },
  التالي: { text: "نخبز خبز الجاودار والقمح.", pauseMs: 10, followUps: ["متى تفتحون؟", "كم سعر الخبز؟"] },
};

/** The answer to a message; an unknown one is repeated. */
export function findAnswer(text: string): FakeAnswer {
  return ANSWERS[text.split(" ")[0]?.toLowerCase() ?? ""] ?? { text: `You said: ${text}`, pauseMs: 10 };
}

/** Messages that are refused at first, by their first word: how often, and for how many seconds. */
export const LIMITS: Record<string, { times: number; seconds: number }> = {
  rate: { times: 2, seconds: 40 },
  rush: { times: 1, seconds: 3 },
  enough: { times: 9, seconds: 50_000 },
  nearly: { times: 1, seconds: 91 },
};
