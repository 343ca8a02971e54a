import type { Content, GenerateContentRequest, ModelParams } from "@google/generative-ai";
import { renderPrompt } from "#app/ai/prompt.ts";
import type { GenerateRequest } from "#app/ai/provider.ts";

/** The SDK was written before models thought; the API takes the field all the same. */
interface GenerationConfig {
  temperature: number;
  maxOutputTokens: number;
  thinkingConfig?: { thinkingBudget: number };
}

/** The least that 2.5 Pro may be told to think, in tokens; the Flash models may be told not to think at all. */
const LEAST_THINKING = 128;

/** Thoughts count towards the bound of the answer and would leave nothing of a short one. */
function generationConfigOf({ model, temperature, maxTokens }: GenerateRequest): GenerationConfig {
  if (model.includes("gemini-2.5-flash"))
    return { temperature, maxOutputTokens: maxTokens, thinkingConfig: { thinkingBudget: 0 } };
  if (!model.includes("gemini-2.5-pro")) return { temperature, maxOutputTokens: maxTokens };
  const thinkingConfig = { thinkingBudget: LEAST_THINKING };
  return { temperature, maxOutputTokens: maxTokens + LEAST_THINKING, thinkingConfig };
}

/** Gemini wants the user to begin, and the two to take turns. */
function contentsOf(turns: GenerateRequest["turns"]): Content[] {
  const contents: Content[] = [];
  for (const turn of turns) {
    const role = turn.role === "user" ? "user" : "model";
    const last = contents.at(-1);
    if (last?.role === role) last.parts.push({ text: turn.text });
    else if (last || role === "user") contents.push({ role, parts: [{ text: turn.text }] });
  }
  return contents;
}

/** What Gemini is asked. */
export function toGeminiRequest(request: GenerateRequest): {
  model: ModelParams;
  content: GenerateContentRequest;
} {
  const { system, turns } = renderPrompt(request);
  const model: ModelParams = { model: request.model, generationConfig: generationConfigOf(request) };
  if (system) model.systemInstruction = system;
  return { model, content: { contents: contentsOf(turns) } };
}

/** A model's name becomes part of an address: letters, digits and `-._`, and one folder at most. */
export function isGeminiModelName(model: string): boolean {
  return /^(?:[a-zA-Z]+\/)?[a-zA-Z0-9][\w.-]*$/.test(model) && !model.includes("..");
}
