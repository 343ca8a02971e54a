/** Finds a Chromium for the browser tests, and on Debian as root installs one. Plain Node, no packages. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = [
  process.env.CHROMIUM_PATH ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const HOW =
  "The browser tests need Chromium. Install it (Debian: apt-get install chromium), or name it in CHROMIUM_PATH.";

/** The program's path. Throws with what to do. @param {(line: string) => void} say @returns {string} */
export function findChromium(say) {
  const found = PLACES.find((place) => place && existsSync(place));
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw new Error(HOW);
  say("Installing Chromium …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [
    ["update"],
    ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core"],
  ]) {
    const result = spawnSync("apt-get", args, { env, encoding: "utf8" });
    if (result.status !== 0) throw new Error(`${HOW}\n${result.stderr}`);
  }
  return "/usr/bin/chromium";
}
