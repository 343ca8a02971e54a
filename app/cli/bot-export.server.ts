import { writeFile } from "node:fs/promises";
import { z } from "zod";
import { exportBot, findShellActor } from "#app/features/bot-files/index.server.ts";
import { isId } from "#app/shared/ids.ts";
import { command, CommandError, print } from "./command.ts";

/** The draft of a bot stands in a ZIP file of its own; one that is there already is replaced. */
export const botExport = command({
  usage: "BOT --out FILE.zip",
  positional: "bot",
  needsDatabase: true,
  options: z.strictObject({ bot: z.string(), out: z.string().min(1) }),
  async run({ bot, out }) {
    const actor = isId(bot) ? await findShellActor({ botId: bot }) : null;
    if (!actor) throw new CommandError(`There is no bot ${bot}. Its id stands in the address of its pages.`);
    const { content } = await exportBot({ actor, botId: bot });
    await writeFile(out, content);
    print(out);
    return 0;
  },
});
