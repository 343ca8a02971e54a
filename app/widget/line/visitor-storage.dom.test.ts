import { afterEach, describe, expect, it, vi } from "vitest";
import { createVisitorStorage as create, type VisitorStorage } from "./visitor-storage.ts";

const createVisitorStorage = (bot: string, mayLast = () => true): VisitorStorage => create(bot, mayLast);

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

describe("what a browser keeps of a visit", () => {
  it("stands under the bot's own key and is found again", () => {
    createVisitorStorage("b1").write({ id: "c1", token: "t" });
    createVisitorStorage("b1").write({ dismissed: true });
    expect(createVisitorStorage("b1").read()).toEqual({ id: "c1", token: "t", dismissed: true });
    expect(createVisitorStorage("b2").read()).toEqual({});
    expect(Object.keys(localStorage)).toEqual(["chatbot:b1"]);
  });

  it("forgets a field that is set to undefined", () => {
    const storage = createVisitorStorage("b1");
    storage.write({ id: "c1", token: "t", consent: true });
    storage.write({ id: undefined, token: undefined });
    expect(createVisitorStorage("b1").read()).toEqual({ consent: true });
  });

  it("lives in memory when the browser blocks storage", () => {
    const blocked = () => {
      throw new DOMException("denied", "SecurityError");
    };
    vi.spyOn(Storage.prototype, "getItem").mockImplementation(blocked);
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(blocked);
    const storage = createVisitorStorage("b1");
    storage.write({ id: "c1" });
    storage.write({ token: "t" });
    expect(storage.read()).toEqual({ id: "c1", token: "t" });
  });

  it("writes nothing down before it may, and carries the visit over when it may", () => {
    let allowed = false;
    const storage = createVisitorStorage("b1", () => allowed);
    storage.write({ id: "c1" });
    expect(localStorage.length).toBe(0);
    allowed = true;
    storage.write({ consent: true });
    expect(createVisitorStorage("b1").read()).toEqual({ id: "c1", consent: true });
  });

  it("takes broken content for nothing", () => {
    localStorage.setItem("chatbot:b1", "{broken");
    expect(createVisitorStorage("b1").read()).toEqual({});
    localStorage.setItem("chatbot:b1", "7");
    expect(createVisitorStorage("b1").read()).toEqual({});
  });
});
