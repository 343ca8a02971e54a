import { readdir } from "node:fs/promises";
import path from "node:path";

const FOLDER = path.resolve(import.meta.env.PROD ? "build/client/screens" : "public/screens");

/** Names of the screenshots that are there, without their ending; none before the script that makes them has run. */
export async function listPictures(): Promise<string[]> {
  const files = await readdir(FOLDER).catch(() => []);
  return files.filter((file) => file.endsWith(".png")).map((file) => file.slice(0, -".png".length));
}
