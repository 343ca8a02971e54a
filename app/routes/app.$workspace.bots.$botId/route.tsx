import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { useCallback, useState } from "react";
import { WhyPanel } from "#app/features/answers/why-panel.tsx";
import { BotHead } from "#app/features/bots/bot-head.tsx";
import { ConflictPanel } from "#app/features/bots/conflict-panel.tsx";
import { DraftNotices } from "#app/features/bots/draft-notices.tsx";
import { DraftProvider } from "#app/features/bots/draft-provider.tsx";
import { getBotState } from "#app/features/bots/index.server.ts";
import { PreviewPane } from "#app/features/bots/preview-pane.tsx";
import { SectionNav } from "#app/features/bots/section-nav.tsx";
import { getSpending } from "#app/features/spending/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";
import { ErrorScreen } from "#app/ui/error-screen.tsx";

export const handle = {
  i18n: ["bots", "botlist", "knowledge", "trace", "providers", "limits", "files"],
  isWide: true,
};

export const loader = workspaceLoader({ can: "bot:read", params: ["botId"] }, async ({ actor, params }) => {
  const { botId } = params;
  const [state, { notice }] = await Promise.all([
    getBotState({ actor, botId }),
    getSpending({ actor, botId }),
  ]);
  return { workspaceId: actor.workspaceId, state, limitNotice: notice };
});

export default function Editor() {
  const { workspaceId, state, limitNotice } = useLoaderData<typeof loader>();
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
          limits={limitNotice ? { address: `${home}/limits`, notice: limitNotice } : null}
          onPreview={() => setOpenAt(pathname)}
        />
        <DraftNotices />
      </div>
      <ConflictPanel />
      <div className="editor">
        <SectionNav />
        <div className="editor-form">
          <Outlet />
        </div>
        <PreviewPane home={home} isOpen={openAt === pathname} onClose={close} Why={WhyPanel} />
      </div>
    </DraftProvider>
  );
}

export function ErrorBoundary() {
  return <ErrorScreen isInShell />;
}
