import { describe, expect, it } from "vitest";
import type { ActionResult } from "#app/shared/action-result.ts";
import { formStateOf, resultOf } from "./form-state.ts";

const failed: ActionResult = {
  ok: false,
  intent: "create",
  code: "INVALID",
  message: "Look at the marked fields.",
  fields: { name: "Write something here." },
  values: { name: " " },
  requestId: "r-1",
  extra: {},
};

describe("the state of a form", () => {
  it("is empty before the first submission", () => {
    expect(formStateOf(undefined, "create")).toMatchObject({ isDone: null, message: null, fields: {} });
  });

  it("keeps what was typed and the sentence beside the field", () => {
    expect(formStateOf(failed, "create")).toMatchObject({
      isDone: false,
      fields: { name: "Write something here." },
      values: { name: " " },
    });
  });

  it("is not touched by another form of the same page", () => {
    expect(formStateOf(failed, "revoke").isDone).toBeNull();
  });

  it("hands out the answer only of the intent that was asked", () => {
    const done: ActionResult = { ok: true, intent: "create", data: { id: "a" } };
    expect(resultOf<{ id: string }>(done, "create")).toEqual({ id: "a" });
    expect(resultOf<{ id: string }>(done, "revoke")).toBeNull();
    expect(resultOf<{ id: string }>(failed, "create")).toBeNull();
  });
});
