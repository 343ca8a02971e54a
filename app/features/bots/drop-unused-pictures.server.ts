import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import { parsePictureName } from "#app/domain/look/picture-name.ts";
import { db } from "#app/platform/db.server.ts";
import { dropStoredFile } from "#app/platform/stored-files.server.ts";

interface Pictures {
  avatar: string | null;
  logo: string | null;
}

const namesOf = ({ avatar, logo }: Pictures) => [avatar, logo].filter((name) => name !== null);

/** Pictures that the draft had and has no more are gone, unless a version or another bot of the workspace still shows them. */
export async function dropUnusedPictures(input: {
  workspaceId: string;
  before: Pictures;
  after: Pictures;
}): Promise<void> {
  const { workspaceId, before, after } = input;
  const kept = namesOf(after);
  const left = namesOf(before).filter((name) => !kept.includes(name));
  if (left.length === 0) return;
  const [bots, versions] = await Promise.all([
    db.bot.findMany({ where: { workspaceId }, select: { draft: true } }),
    db.botVersion.findMany({ where: { workspaceId }, select: { settings: true } }),
  ]);
  const stored = [...bots.map(({ draft }) => draft), ...versions.map(({ settings }) => settings)];
  const shown = new Set(stored.flatMap((settings) => namesOf(readBotSettings(settings).look)));
  for (const name of left) {
    const fileId = parsePictureName(name)?.id;
    if (fileId && !shown.has(name)) await dropStoredFile({ workspaceId, fileId });
  }
}
