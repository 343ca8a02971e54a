import { Outlet, useParams } from "@remix-run/react";
import { KnowledgeNav } from "#app/features/knowledge/knowledge-nav.tsx";

/** Around the pages of the knowledge; what each may show is asked by its own loader. */
export default function KnowledgePages() {
  const { workspace, botId } = useParams();
  return (
    <div className="stack">
      <KnowledgeNav home={`/app/${workspace}/bots/${botId}/knowledge`} />
      <Outlet />
    </div>
  );
}
