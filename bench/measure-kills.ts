import { setTimeout as pause } from "node:timers/promises";
import type { MessagesAnswer } from "#app/shared/protocol/visitor-api.ts";
import type { Row } from "./answers/row.ts";
import { withProduct, type BenchContext } from "./bench-context.ts";
import { createRandom } from "./made-up-text.ts";
import { openConversations, type Conversation, type Product } from "./product.ts";
import { whole } from "./statistics.ts";

const ROUNDS = 3;
const MESSAGES = 200;

interface Tally {
  acknowledged: number;
  lost: number;
  twice: number;
}

/** kill -9 while messages are accepted: what was acknowledged is there once, after the next start. */
export function measureKills(bench: BenchContext): Promise<Row[]> {
  return withProduct(bench, async (product) => {
    const botId = await product.modelBot("mock?tokens=16");
    const random = createRandom(Date.now());
    const tally: Tally = { acknowledged: 0, lost: 0, twice: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      bench.say(`kill -9, round ${round + 1}`);
      await killOnce(product, botId, random() * 300, tally);
    }
    return [
      {
        name: `kill -9 during ${MESSAGES} messages, ${ROUNDS} times`,
        ours: `${whole(tally.acknowledged)} acknowledged, ${tally.lost} lost, ${tally.twice} twice`,
        goal: "0 lost, 0 twice",
        reference: "–",
      },
    ];
  });
}

async function killOnce(product: Product, botId: string, laterMs: number, tally: Tally): Promise<void> {
  const conversations = await openConversations(product.server.url, botId, MESSAGES);
  const acknowledged: Conversation[] = [];
  let markFirst = () => {};
  const first = new Promise<void>((resolve) => (markFirst = resolve));
  const sending = conversations.map(async (conversation) => {
    if (!(await isAccepted(conversation))) return;
    acknowledged.push(conversation);
    markFirst();
  });
  await Promise.race([first, Promise.all(sending)]);
  await pause(laterMs);
  await product.server.kill();
  await Promise.all(sending);
  await product.server.restart();
  for (const conversation of acknowledged) {
    const count = await countQuestions(conversation);
    tally.acknowledged += 1;
    if (count === 0) tally.lost += 1;
    if (count > 1) tally.twice += 1;
  }
}

/** Whether the server said that it has the message, before it was killed. */
async function isAccepted({ url, token }: Conversation): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ text: "Is this kept?", clientId: "kept-once-00001" }),
    });
    const decoder = new TextDecoder();
    let text = "";
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(part, { stream: true });
      if (text.includes("event: accepted")) return true;
    }
    return false;
  } catch {
    return false;
  }
}

async function countQuestions({ url, token }: Conversation): Promise<number> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const { messages } = (await response.json()) as MessagesAnswer;
  return messages.filter(({ role, text }) => role === "visitor" && text === "Is this kept?").length;
}
