import type { AttemptCost, ChainLink, SpendingGate } from "#app/ai/generate.server.ts";
import type { Prompt } from "#app/ai/prompt.ts";
import { estimateTokens } from "#app/domain/answer/estimate-tokens.ts";
import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { costOf, type ModelPrice } from "#app/domain/spending/prices.ts";
import { dayOf } from "#app/domain/spending/spending-notice.ts";
import type { PriceBook } from "./price-book.server.ts";
import type { BotChainLink } from "#app/features/providers/index.server.ts";
import { recordUse } from "./record-use.server.ts";
import { reserveSpending, type Refusal } from "./reserve-spending.server.ts";

/** Tokens of the frame around each turn. */
const FRAME_TOKENS = 8;

export interface AnswerSpendingOptions {
  /** Of the answer. */
  messageId: string;
  workspaceId: string;
  botId: string;
  /** Empty: a program, or nobody that could be counted. */
  visitorId: string;
  /** Previews cost money but are no visitors' messages. */
  isPreview: boolean;
  limits: BotSettings["limits"];
  prices: PriceBook;
  chain: readonly BotChainLink[];
  maxTokens: number;
  /** What a model would be sent. */
  prompt: () => Prompt;
}

type Caps = { botMessages: number | null; botUsd: number | null; visitorUsd: number | null };

/** The money of one answer: held before every call of a model, settled once at its end. */
export class AnswerSpending implements SpendingGate {
  /** The first limit that kept a model from being asked. */
  refusal: Refusal | undefined;
  /** US dollars of all calls so far; null when a price is not known. */
  costUsd: number | null = 0;
  readonly #options: AnswerSpendingOptions;
  readonly #caps: Caps;
  readonly #day = dayOf(new Date());
  #isHeld = false;
  #knownUsd = 0;
  #inputTokens = 0;
  #outputTokens = 0;
  #promptTokens: number | undefined;

  constructor(options: AnswerSpendingOptions) {
    this.#options = options;
    const { botMessagesPerDay, usdPerDay, visitorUsdPerDay } = options.limits;
    this.#caps = {
      botMessages: options.isPreview ? null : botMessagesPerDay,
      botUsd: usdPerDay,
      visitorUsd: options.visitorId === "" ? null : visitorUsdPerDay,
    };
  }

  readonly admit = async (link: ChainLink): Promise<boolean> => {
    const most = this.#mostOf(link);
    const { botMessages, botUsd, visitorUsd } = this.#caps;
    // Where nothing is bounded, nothing is written before an answer.
    if (botMessages === null && (most === 0 || (botUsd === null && visitorUsd === null))) return true;
    const { messageId: id, workspaceId, botId, visitorId } = this.#options;
    const usd = this.#knownUsd + most;
    const whose = { id, workspaceId, botId, visitorId, day: this.#day };
    const refusal = await reserveSpending({ ...whose, usd, isFree: most === 0, caps: this.#caps });
    if (refusal === null) this.#isHeld = true;
    else this.refusal ??= refusal;
    return refusal === null;
  };

  readonly account = (link: ChainLink, end: Parameters<SpendingGate["account"]>[1]): AttemptCost | null => {
    const usage = end.usage ?? this.#guess(end);
    if (!usage) return null;
    const price = this.#priceOf(link);
    const costUsd = price && costOf(price, usage);
    this.#inputTokens += usage.inputTokens;
    this.#outputTokens += usage.outputTokens;
    this.#knownUsd += costUsd ?? 0;
    this.costUsd = costUsd === null || this.costUsd === null ? null : this.costUsd + costUsd;
    return { usage, costUsd };
  };

  /** What the answer used counts, and nothing of it is held any more. Never rejects. */
  settle(): Promise<void> {
    const { workspaceId, botId, visitorId, isPreview, messageId } = this.#options;
    return recordUse(
      {
        workspaceId,
        botId,
        visitorId,
        day: this.#day,
        messages: isPreview ? 0 : 1,
        inputTokens: this.#inputTokens,
        outputTokens: this.#outputTokens,
        costUsd: this.#knownUsd,
        unpriced: this.costUsd === null ? 1 : 0,
      },
      this.#isHeld ? messageId : null,
    );
  }

  #priceOf(link: ChainLink): ModelPrice | null {
    const priced = this.#options.chain.find((each) => each === link);
    return priced ? this.#options.prices.priceOf(priced.offeredBy, link.model, this.#day) : null;
  }

  /** The most that a call can cost, as far as it can be told beforehand. */
  #mostOf(link: ChainLink): number {
    const price = this.#priceOf(link);
    if (!price) return 0;
    const { maxTokens } = this.#options;
    const outputTokens = link.provider.outputBound?.(link.model, maxTokens) ?? maxTokens;
    return costOf(price, { inputTokens: this.#tokensOfPrompt(), outputTokens });
  }

  /** When the vendor does not say: what was sent and received. A call that was refused at once used nothing. */
  #guess({ received, failure }: Parameters<SpendingGate["account"]>[1]): AttemptCost["usage"] | null {
    const wasWorking = failure?.code === "aborted" || failure?.code === "timed-out";
    if (received === "" && !wasWorking) return null;
    return { inputTokens: this.#tokensOfPrompt(), outputTokens: estimateTokens(received) };
  }

  #tokensOfPrompt(): number {
    if (this.#promptTokens === undefined) {
      const { system, turns } = this.#options.prompt();
      const texts = [system, ...turns.map((turn) => turn.text)];
      this.#promptTokens = texts.reduce((sum, text) => sum + FRAME_TOKENS + estimateTokens(text), 0);
    }
    return this.#promptTokens;
  }
}
