import { createInstance } from "i18next";
import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { initReactI18next } from "react-i18next";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PaletteField } from "./palette-field.tsx";
import type { Place } from "./place.ts";

const place = (id: string, kind: string): Place => ({ id, kind, label: id, hint: "", address: `/app/${id}` });
const GROUPS = [
  { key: "bot", places: [place("bakery", "bot"), place("library", "bot")] },
  { key: "source", places: [place("prices", "source")] },
];

let root: Root;
let box: HTMLElement;
let chosen: string[];

function Field() {
  const [text, setText] = useState("");
  const groups = text === "zzz" ? [] : GROUPS;
  return <PaletteField text={text} onText={setText} groups={groups} onChoose={({ id }) => chosen.push(id)} />;
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  await createInstance()
    .use(initReactI18next)
    .init({ lng: "en", resources: { en: { palette: {} } } });
  chosen = [];
  box = document.createElement("div");
  document.body.append(box);
  root = createRoot(box);
  act(() => root.render(<Field />));
});
afterEach(() => {
  act(() => root.unmount());
  box.remove();
});

const input = () => box.querySelector("input") as HTMLInputElement;
function press(key: string, more: KeyboardEventInit = {}) {
  act(() => {
    input().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  });
}
function active(): string | undefined {
  const id = input().getAttribute("aria-activedescendant");
  const option = id ? document.getElementById(id) : null;
  expect(option?.getAttribute("aria-selected") ?? "true").toBe("true");
  expect(box.querySelectorAll('[aria-selected="true"]').length).toBe(option ? 1 : 0);
  return option?.textContent;
}

describe("the field of the palette", () => {
  it("governs its list: the first place is chosen, arrows go round through all groups", () => {
    expect(input().getAttribute("aria-controls")).toBe(box.querySelector('[role="listbox"]')?.id);
    expect(active()).toBe("bakery");
    press("ArrowDown");
    press("ArrowDown");
    expect(active()).toBe("prices");
    press("ArrowDown");
    expect(active()).toBe("bakery");
    press("ArrowUp");
    expect(active()).toBe("prices");
  });

  it("opens the chosen place with Enter, but not while a word is being composed", () => {
    press("ArrowDown");
    press("Enter", { isComposing: true });
    expect(chosen).toEqual([]);
    press("Enter");
    expect(chosen).toEqual(["library"]);
  });

  it("opens what is pressed", () => {
    act(() => (box.querySelectorAll('[role="option"]')[2] as HTMLElement).click());
    expect(chosen).toEqual(["prices"]);
  });

  it("has nothing to choose when nothing was found", () => {
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    act(() => {
      setValue?.call(input(), "zzz");
      input().dispatchEvent(new Event("input", { bubbles: true }));
    });
    expect(input().getAttribute("aria-expanded")).toBe("false");
    expect(active()).toBeUndefined();
    press("Enter");
    press("ArrowDown");
    expect(chosen).toEqual([]);
  });
});
