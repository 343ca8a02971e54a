import { z } from "zod";
import { isPermission, PERMISSIONS, type Permission } from "#app/domain/access/permissions.ts";
import { createApiToken, findAccountByEmail, listWorkspaces } from "#app/features/accounts/index.server.ts";
import { emailAddress, fieldIssue, line } from "#app/shared/text-schema.ts";
import { command, CommandError, print } from "./command.ts";

const Scopes = z
  .string()
  .superRefine((value, context) => {
    const unknown = wordsOf(value).some((word) => !isPermission(word));
    if (unknown || wordsOf(value).length === 0)
      context.addIssue(fieldIssue("CHOICE", { choices: PERMISSIONS.join(", ") }));
  })
  .transform((value): Permission[] => [...new Set(wordsOf(value).filter(isPermission))]);

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** There is a token of the account for 30 days; nothing but the token is printed, and it is shown only here. */
export const tokenCreate = command({
  usage: "--email EMAIL --name NAME [--workspace ID] [--scopes bot:read,bot:edit]",
  needsDatabase: true,
  options: z.strictObject({
    email: emailAddress,
    name: line(80),
    workspace: z.string().optional(),
    scopes: Scopes.optional(),
  }),
  async run({ email, name, workspace, scopes }) {
    const account = await findAccountByEmail(email);
    if (!account)
      throw new CommandError(`There is no account with the e-mail ${email}. Make one with user:create.`);
    const workspaces = await listWorkspaces(account.id);
    const chosen = workspace === undefined ? workspaces[0] : workspaces.find(({ id }) => id === workspace);
    if (!chosen) {
      const known = workspaces.map(({ id, name: title }) => `  ${id}  ${title}`).join("\n");
      throw new CommandError(
        `${email} is in no workspace ${workspace ?? ""}. These are the account's workspaces:\n${known}`,
      );
    }
    const { token } = await createApiToken({
      userId: account.id,
      workspaceId: chosen.id,
      name,
      ...(scopes ? { scopes } : {}),
    });
    print(token);
    return 0;
  },
});
