/** What the edges and other features may use of knowledge. */
export { addFileSource, addSource } from "./add-source.server.ts";
export { deleteSource, refreshSource, undeleteSource } from "./delete-source.server.ts";
export { enqueueDueReadings } from "./enqueue-due-readings.server.ts";
export { getSourceChanges } from "./get-source-changes.server.ts";
export { editPassage, switchPassages } from "./change-passages.server.ts";
export { findOpenFile } from "./find-open-file.server.ts";
export { listNearbyTopics } from "./list-nearby-topics.server.ts";
export { listOpenBlanks, type OpenBlank } from "./list-open-blanks.server.ts";
export { listPassages, type PassagePage, type PassageView } from "./list-passages.server.ts";
export { closeOpenQuestion, listOpenQuestions, type OpenQuestionGroup } from "./open-questions.server.ts";
export {
  listMostUsed,
  listUnusedPassages,
  listUnusedSources,
  type UnusedSource,
  type UsedPassage,
} from "./passage-uses.server.ts";
export { getSource, listSources, type SourceFilter, type SourcePage } from "./list-sources.server.ts";
export { listSourcePages, type SourcePageList, type SourcePageView } from "./list-source-pages.server.ts";
export { getPassageLength, setPassageLength } from "./set-passage-length.server.ts";
export { setSourceOpen } from "./set-source-open.server.ts";
export { setSourceSchedule } from "./set-source-schedule.server.ts";
export { copySources } from "./copy-sources.server.ts";
export { UnreadableSource } from "./readers/unreadable-source.ts";
export { readFrontPage, type FrontPage } from "./web/read-front-page.server.ts";
export { readSource } from "./read-source.server.ts";
export { searchKnowledge, type FoundPassage } from "./search-knowledge.server.ts";
export { NewSourceSchema } from "./source.schema.ts";
export type { SourceView } from "./source-view.ts";
export { warmSegments } from "./warm-segments.server.ts";
export { storeUpload } from "./store-upload.server.ts";
export { embedKnowledge } from "./embeddings/embed-knowledge.server.ts";
export { getEmbeddingState, type EmbeddingState } from "./embeddings/get-embedding-state.server.ts";
export { askPairs, type CuratedAnswer } from "./curated/ask-pairs.server.ts";
export { recordPassageUse } from "./curated/record-passage-use.server.ts";
export { trainCuratedModel } from "./curated/train-curated-model.server.ts";
export { addCorrection, type Correction } from "./pairs/add-correction.server.ts";
export { deleteQaPair } from "./pairs/delete-qa-pair.server.ts";
export { listQaPairs, type QaPairPage, type QaPairView } from "./pairs/list-qa-pairs.server.ts";
export { saveQaPair } from "./pairs/save-qa-pair.server.ts";
