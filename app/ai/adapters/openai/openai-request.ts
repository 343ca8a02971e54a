import type { ChatCompletionCreateParamsStreaming } from "openai/resources/chat/completions";
import { renderPrompt } from "#app/ai/prompt.ts";
import type { GenerateRequest } from "#app/ai/provider.ts";

/** Models that can be told not to think: quicker, and only then do they take a temperature. */
const MAY_SKIP_THINKING =
  /^gpt-(?:5\.\d+(?:-(?:mini|nano|luna|sol|terra))?|6-(?:luna|sol))(?:-\d{4}-\d{2}-\d{2})?$/;
const THINKS = /^(?:o\d|gpt-[5-9])(?!.*chat)/;

/** Tokens for thoughts beside the answer: they count towards the bound and would leave nothing of a short one. */
const ROOM_FOR_THOUGHTS = 1_024;

type Tuning = Pick<
  ChatCompletionCreateParamsStreaming,
  "max_tokens" | "max_completion_tokens" | "temperature" | "reasoning_effort"
>;

/** The most tokens that an answer may cost, thoughts included. */
export function openAiOutputBound(model: string, maxTokens: number, isVendor: boolean): number {
  const isThinking = isVendor && !MAY_SKIP_THINKING.test(model) && THINKS.test(model);
  return isThinking ? maxTokens + ROOM_FOR_THOUGHTS : maxTokens;
}

/** The vendor's own models want names that servers compatible with it often do not know. */
function tuningOf({ model, maxTokens, temperature }: GenerateRequest, isVendor: boolean): Tuning {
  if (!isVendor) return { max_tokens: maxTokens, temperature };
  if (MAY_SKIP_THINKING.test(model))
    return { max_completion_tokens: maxTokens, temperature, reasoning_effort: "none" };
  if (THINKS.test(model))
    return { max_completion_tokens: openAiOutputBound(model, maxTokens, true), reasoning_effort: "low" };
  return { max_completion_tokens: maxTokens, temperature };
}

/** The body of a streamed chat completion. */
export function toOpenAiRequest(
  request: GenerateRequest,
  isVendor: boolean,
): ChatCompletionCreateParamsStreaming {
  const { system, turns } = renderPrompt(request);
  const messages = turns.map((turn) => ({ role: turn.role, content: turn.text }));
  return {
    model: request.model,
    messages: system ? [{ role: "system", content: system }, ...messages] : messages,
    stream: true,
    stream_options: { include_usage: true },
    ...tuningOf(request, isVendor),
  };
}
