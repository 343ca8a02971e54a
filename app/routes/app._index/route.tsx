import { redirect } from "@remix-run/node";
import { listWorkspaces } from "#app/features/accounts/index.server.ts";
import { accountLoader } from "#app/http/page-guards.server.ts";
import { AppError } from "#app/shared/app-error.ts";

export const loader = accountLoader(async ({ account }) => {
  const [first] = await listWorkspaces(account.id);
  if (!first) throw new AppError("NOT_FOUND");
  return redirect(`/app/${first.id}/bots`);
});

/** Never seen; without a component this would be no page, and its errors bare JSON. */
export default function ToFirstWorkspace() {
  return null;
}
