import { createInstance } from "i18next";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { initReactI18next } from "react-i18next";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Menu } from "./menu.tsx";
import { Tabs } from "./tabs.tsx";
import { TextArea } from "./text-area.tsx";
import { TextField } from "./text-field.tsx";

let root: Root;
let place: HTMLElement;

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  await createInstance()
    .use(initReactI18next)
    .init({
      lng: "en",
      resources: { en: { common: { form: { optional: "optional", count: "{{used}} of {{max}}" } } } },
      defaultNS: "common",
    });
  place = document.createElement("div");
  document.body.append(place);
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

function press(key: string) {
  act(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
  });
}
const named = (text: string) =>
  [...place.querySelectorAll("button")].find((button) => button.textContent === text);

describe("a menu", () => {
  const show = () =>
    act(() =>
      root.render(
        <Menu button="More">
          <button type="button">Copy</button>
          <button type="button">Delete</button>
        </Menu>,
      ),
    );

  it("opens with an arrow key and goes round its lines", () => {
    show();
    place.querySelector("summary")?.focus();
    press("ArrowDown");
    expect(place.querySelector("details")?.open).toBe(true);
    expect(document.activeElement).toBe(named("Copy"));
    press("ArrowUp");
    expect(document.activeElement).toBe(named("Delete"));
    press("ArrowDown");
    expect(document.activeElement).toBe(named("Copy"));
  });

  it("closes with Escape and gives the focus back", () => {
    show();
    place.querySelector("summary")?.focus();
    press("ArrowDown");
    press("Escape");
    expect(place.querySelector("details")?.open).toBe(false);
    expect(document.activeElement).toBe(place.querySelector("summary"));
  });

  it("closes when something beside it is pressed", () => {
    show();
    place.querySelector("summary")?.focus();
    press("ArrowDown");
    act(() => void document.body.dispatchEvent(new Event("pointerdown", { bubbles: true })));
    expect(place.querySelector("details")?.open).toBe(false);
  });
});

describe("tabs", () => {
  const show = () =>
    act(() =>
      root.render(
        <Tabs
          label="Platform"
          tabs={[
            { id: "html", label: "HTML", content: "First" },
            { id: "react", label: "React", content: "Second" },
          ]}
        />,
      ),
    );
  const visible = () =>
    [...place.querySelectorAll<HTMLElement>("[role=tabpanel]")].filter((panel) => !panel.hidden);

  afterEach(() => document.documentElement.removeAttribute("dir"));

  it("show one panel and follow the arrow keys", () => {
    show();
    expect(visible().map((panel) => panel.textContent)).toEqual(["First"]);
    named("HTML")?.focus();
    press("ArrowRight");
    expect(visible().map((panel) => panel.textContent)).toEqual(["Second"]);
    expect(document.activeElement).toBe(named("React"));
  });

  it("go the other way where the page does", () => {
    document.documentElement.dir = "rtl";
    show();
    named("HTML")?.focus();
    press("ArrowLeft");
    expect(visible().map((panel) => panel.textContent)).toEqual(["Second"]);
  });
});

describe("a field", () => {
  it("is told of its error and its help, and keeps what was typed", () => {
    const state = {
      isDone: false,
      message: "Look again.",
      fields: { name: "This is needed." },
      values: { name: "typed" },
      requestId: "r",
    };
    act(() => root.render(<TextField name="name" label="Name" help="Any name." state={state} />));
    const input = place.querySelector("input");
    const described = (input?.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(["This is needed.", "Any name."]);
    expect(input?.getAttribute("aria-invalid")).toBe("true");
    expect(input?.value).toBe("typed");
    expect(place.querySelector("label")?.htmlFor).toBe(input?.id);
  });
});

describe("several lines", () => {
  it("are counted while they are typed, and anew when their form is emptied", async () => {
    act(() =>
      root.render(
        <form>
          <TextArea name="note" label="Note" maxCount={100} />
        </form>,
      ),
    );
    const area = place.querySelector("textarea") as HTMLTextAreaElement;
    const count = () => place.querySelector(".field-count")?.textContent;
    expect(count()).toBe("0 of 100");
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(area, "Bread 🥖");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    });
    expect(count()).toBe("7 of 100");
    await act(async () => {
      area.form?.reset();
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    expect(count()).toBe("0 of 100");
  });
});
