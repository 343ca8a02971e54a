import type { Command } from "./command.ts";
import { botExport } from "./bot-export.server.ts";
import { botImport } from "./bot-import.server.ts";
import { doctor } from "./doctor.server.ts";
import { tokenCreate } from "./token-create.server.ts";
import { userCreate } from "./user-create.server.ts";

export const commands: Readonly<Record<string, Command>> = {
  "user:create": userCreate,
  "token:create": tokenCreate,
  "bot:export": botExport,
  "bot:import": botImport,
  doctor,
};
