import type { Command } from "./command.ts";
import { doctor } from "./doctor.server.ts";
import { tokenCreate } from "./token-create.server.ts";
import { userCreate } from "./user-create.server.ts";

export const commands: Readonly<Record<string, Command>> = {
  "user:create": userCreate,
  "token:create": tokenCreate,
  doctor,
};
