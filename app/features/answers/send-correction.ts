import type { ActionResult } from "#app/shared/action-result.ts";

/** What the server says of the correction; null when it cannot be reached. What was typed stays in its form either way. */
export function sendCorrection(
  address: string,
  correction: { question: string; answer: string },
): Promise<ActionResult | null> {
  return send(address, { intent: "correct", ...correction });
}

/** Makes a test of the answer, which stands at the address or in `answer`; null when the server cannot be reached. */
export function sendMakeTest(
  address: string,
  answer: Record<string, string> = {},
): Promise<ActionResult | null> {
  return send(address, { intent: "test", ...answer });
}

async function send(address: string, form: Record<string, string>): Promise<ActionResult | null> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(form),
      redirect: "manual",
    });
    return response.type === "opaqueredirect" ? null : ((await response.json()) as ActionResult);
  } catch {
    return null;
  }
}
