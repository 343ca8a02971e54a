const KEY = "shortcuts:single";

/** Whether shortcuts of single keys work in this browser; they do until they are switched off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Switches them on or off; where storage is refused, they stay on. */
export function setSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // Nothing is kept in this browser.
  }
}
