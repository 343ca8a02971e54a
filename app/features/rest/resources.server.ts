import type { ApiResource } from "#app/domain/access/api-resource.ts";
import * as bots from "./bot-resources.server.ts";
import * as conversations from "./conversation-resources.server.ts";
import * as providers from "./provider-resources.server.ts";
import * as sources from "./source-resources.server.ts";
import * as tests from "./test-resources.server.ts";

/** Everything under `/api/v1`, in the order of the document, by the heading under which it stands. */
export const resourceGroups: readonly { tag: string; resources: ApiResource[] }[] = [
  { tag: "bots", resources: Object.values(bots) },
  { tag: "tests", resources: Object.values(tests) },
  { tag: "sources", resources: Object.values(sources) },
  { tag: "conversations", resources: Object.values(conversations) },
  { tag: "providers", resources: Object.values(providers) },
];
