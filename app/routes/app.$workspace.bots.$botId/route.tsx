import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { useCallback, useState } from "react";
import { BotHead } from "#app/features/bots/bot-head.tsx";
import { DraftNotices } from "#app/features/bots/draft-notices.tsx";
import { DraftProvider } from "#app/features/bots/draft-provider.tsx";
import { getBotState } from "#app/features/bots/index.server.ts";
import { PreviewPane } from "#app/features/bots/preview-pane.tsx";
import { SectionNav } from "#app/features/bots/section-nav.tsx";
import { workspaceLoader } from "#app/http/page-guards.server.ts";
import { ErrorScreen } from "#app/ui/error-screen.tsx";

export const handle = { i18n: ["bots", "knowledge"], isWide: true };

export const loader = workspaceLoader({ can: "bot:read", params: ["botId"] }, async ({ actor, params }) => ({
  workspaceId: actor.workspaceId,
  state: await getBotState({ actor, botId: params.botId }),
}));

export default function Editor() {
  const { workspaceId, state } = useLoaderData<typeof loader>();
  // The sheet belongs to the section that it was opened from.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const { pathname } = useLocation();
  const list = `/app/${workspaceId}/bots`;
  const home = `${list}/${state.bot.id}`;
  const close = useCallback(() => setOpenAt(null), []);
  return (
    <DraftProvider key={state.bot.id} state={state} address={`${home}/draft`}>
      <div className="editor-top">
        <BotHead
          listAddress={list}
          publishAddress={`${home}/publish`}
          onPreview={() => setOpenAt(pathname)}
        />
        <DraftNotices />
      </div>
      <div className="editor">
        <SectionNav />
        <div className="editor-form">
          <Outlet />
        </div>
        <PreviewPane address={`${home}/preview`} isOpen={openAt === pathname} onClose={close} />
      </div>
    </DraftProvider>
  );
}

export function ErrorBoundary() {
  return <ErrorScreen isInShell />;
}
