import type { Content, GenerateContentRequest, ModelParams } from "@google/generative-ai";
import { renderPrompt } from "#app/ai/prompt.ts";
import type { GenerateRequest } from "#app/ai/provider.ts";

/** The SDK was written before models could be told how much to think; the API takes the field all the same. */
interface GenerationConfig {
  temperature: number;
  maxOutputTokens: number;
  thinkingConfig?: { thinkingLevel: "low" };
}

/** From Gemini 3 on every model thinks; "low" is the least that all of them take. */
const THINKS = /gemini-(?:[3-9]|\d{2})/;

/** Tokens for thoughts beside the answer: they count towards the bound and would leave nothing of a short one. */
const ROOM_FOR_THOUGHTS = 1_024;

/** The most tokens that an answer may cost, thoughts included. */
export function geminiOutputBound(model: string, maxTokens: number): number {
  return THINKS.test(model) ? maxTokens + ROOM_FOR_THOUGHTS : maxTokens;
}

function generationConfigOf({ model, temperature, maxTokens }: GenerateRequest): GenerationConfig {
  const maxOutputTokens = geminiOutputBound(model, maxTokens);
  if (!THINKS.test(model)) return { temperature, maxOutputTokens };
  return { temperature, maxOutputTokens, thinkingConfig: { thinkingLevel: "low" } };
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
