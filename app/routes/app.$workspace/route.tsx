import { Outlet, useLoaderData, useMatches, useRouteLoaderData } from "@remix-run/react";
import { listWorkspaces } from "#app/features/accounts/index.server.ts";
import { PaletteButton } from "#app/features/palette/palette-button.tsx";
import { workspaceLoader } from "#app/http/page-guards.server.ts";
import { cookieValues } from "#app/http/session-cookie.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { accountName } from "#app/ui/account-name.ts";
import { ErrorScreen } from "#app/ui/error-screen.tsx";
import { Shell } from "#app/ui/shell.tsx";

export const loader = workspaceLoader({ can: "bot:read" }, async ({ actor, account, request }) => {
  const workspace = (await listWorkspaces(account.id)).find(({ id }) => id === actor.workspaceId);
  if (!workspace) throw new AppError("NOT_FOUND");
  return {
    workspace,
    account: { name: accountName(account), email: account.email, theme: account.theme },
    isFolded: cookieValues(request.headers.get("cookie"), "fold")[0] === "1",
  };
});

export default function WorkspaceLayout() {
  const isWide = useMatches().some(
    ({ handle }) => (handle as { isWide?: boolean } | undefined)?.isWide === true,
  );
  const data = useLoaderData<typeof loader>();
  return (
    <Shell {...data} isWide={isWide} search={<PaletteButton workspaceId={data.workspace.id} />}>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>("routes/app.$workspace");
  if (!data) return <ErrorScreen />;
  return (
    <Shell {...data} search={<PaletteButton workspaceId={data.workspace.id} />}>
      <ErrorScreen isInShell />
    </Shell>
  );
}
