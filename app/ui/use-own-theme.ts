import { useSyncExternalStore } from "react";

const DARK = "(prefers-color-scheme: dark)";

function subscribe(onChange: () => void): () => void {
  const media = matchMedia(DARK);
  const attribute = new MutationObserver(onChange);
  media.addEventListener("change", onChange);
  attribute.observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  return () => {
    media.removeEventListener("change", onChange);
    attribute.disconnect();
  };
}

function read(): "light" | "dark" {
  const chosen = document.documentElement.dataset.bsTheme ?? (matchMedia(DARK).matches ? "dark" : "light");
  return chosen === "dark" ? "dark" : "light";
}

/** The colours in which the person sees the page: their own choice, else their system's; light where no browser is. */
export function useOwnTheme(): "light" | "dark" {
  return useSyncExternalStore(subscribe, read, () => "light");
}
