import { z } from "zod";
import { NewPassword, Username } from "#app/features/accounts/account.schema.ts";
import { signUp } from "#app/features/accounts/index.server.ts";
import { choice, emailAddress } from "#app/shared/text-schema.ts";
import { command, print } from "./command.ts";

/** There is an account with a workspace of its own; the first one of an instance is its administrator in any case. */
export const userCreate = command({
  usage: "--email EMAIL --password PASSWORD [--username NAME] [--admin]",
  needsDatabase: true,
  options: z.strictObject({
    email: emailAddress,
    password: NewPassword,
    username: Username.optional(),
    admin: choice(["", "true", "false"]).optional(),
  }),
  async run({ email, password, username, admin }) {
    const isAdmin = admin === "" || admin === "true";
    await signUp({ email, password, ...(username ? { username } : {}), byAdministrator: true, isAdmin });
    print(`The account ${email} is made. Sign in with it in the browser.`);
    return 0;
  },
});
