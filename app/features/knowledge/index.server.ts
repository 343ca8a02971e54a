/** What the edges and other features may use of knowledge. */
export { addFileSource, addSource } from "./add-source.server.ts";
export { deleteSource, refreshSource, undeleteSource } from "./delete-source.server.ts";
export { listPassages, type PassagePage, type PassageView } from "./list-passages.server.ts";
export { getSource, listSources, type SourcePage } from "./list-sources.server.ts";
export { copySources } from "./copy-sources.server.ts";
export { readSource } from "./read-source.server.ts";
export { searchKnowledge, type FoundPassage } from "./search-knowledge.server.ts";
export { NewSourceSchema } from "./source.schema.ts";
export type { SourceView } from "./source-view.ts";
export { storeUpload } from "./store-upload.server.ts";
