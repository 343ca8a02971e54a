import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, it } from "vitest";
import { DoneNotice } from "./done-notice.tsx";

it("takes the focus when it appears, and again for the next thing that is done", () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const place = document.createElement("div");
  document.body.append(place);
  const root = createRoot(place);
  const show = (version: number) =>
    act(() => root.render(<DoneNotice key={version}>Version {version} is live.</DoneNotice>));
  show(1);
  expect(document.activeElement?.textContent).toBe("Version 1 is live.");
  (document.activeElement as HTMLElement).blur();
  show(1);
  expect(document.activeElement).toBe(document.body);
  show(2);
  expect(document.activeElement?.textContent).toBe("Version 2 is live.");
  act(() => root.unmount());
  place.remove();
});
