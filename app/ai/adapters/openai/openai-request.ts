import type { ChatCompletionCreateParamsStreaming } from "openai/resources/chat/completions";
import { renderPrompt } from "#app/ai/prompt.ts";
import type { GenerateRequest } from "#app/ai/provider.ts";

/** Models that think before they answer: they refuse a temperature. `gpt-5-chat` does not think. */
const REASONING_MODEL = /^(?:o\d|gpt-5(?!.*chat))/;

/** The body of a chat completion. The vendor itself knows names that servers compatible with it often refuse. */
export function toOpenAiRequest(
  request: GenerateRequest,
  isVendor: boolean,
): ChatCompletionCreateParamsStreaming {
  const { system, turns } = renderPrompt(request);
  const messages = turns.map((turn) => ({ role: turn.role, content: turn.text }));
  const isReasoning = isVendor && REASONING_MODEL.test(request.model);
  return {
    model: request.model,
    messages: system ? [{ role: "system", content: system }, ...messages] : messages,
    stream: true,
    stream_options: { include_usage: true },
    ...(isVendor ? { max_completion_tokens: request.maxTokens } : { max_tokens: request.maxTokens }),
    ...(isReasoning ? { reasoning_effort: "low" } : { temperature: request.temperature }),
  };
}
