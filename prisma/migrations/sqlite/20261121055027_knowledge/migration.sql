-- AlterTable
ALTER TABLE "SourceRevision" ADD COLUMN "changes" JSONB;

-- AlterTable
ALTER TABLE "Message" ADD COLUMN "followUps" JSONB;

-- CreateTable
CREATE TABLE "SourcePage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "urlHash" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "errorCode" TEXT,
    "depth" INTEGER NOT NULL DEFAULT 0,
    "contentHash" TEXT NOT NULL DEFAULT '',
    "etag" TEXT NOT NULL DEFAULT '',
    "lastModified" TEXT NOT NULL DEFAULT '',
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "passageCount" INTEGER NOT NULL DEFAULT 0,
    "revisionId" TEXT,
    "foundAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" DATETIME,
    CONSTRAINT "SourcePage_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PassageEdit" (
    "workspaceId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "contentKey" TEXT NOT NULL,
    "text" TEXT,
    "original" TEXT NOT NULL,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "editedById" TEXT,
    "editedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("workspaceId", "sourceId", "contentKey"),
    CONSTRAINT "PassageEdit_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PassageVector" (
    "workspaceId" TEXT NOT NULL,
    "passageId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "modelKey" TEXT NOT NULL,
    "vector" BLOB NOT NULL,

    PRIMARY KEY ("workspaceId", "passageId", "modelKey"),
    CONSTRAINT "PassageVector_workspaceId_passageId_fkey" FOREIGN KEY ("workspaceId", "passageId") REFERENCES "Passage" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PassageUse" (
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "contentKey" TEXT NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "lastUsedAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "botId", "contentKey"),
    CONSTRAINT "PassageUse_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OpenQuestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT '',
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" DATETIME,
    CONSTRAINT "OpenQuestion_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CuratedModel" (
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "data" BLOB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("workspaceId", "botId", "key"),
    CONSTRAINT "CuratedModel_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ModelPrice" (
    "workspaceId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "inputPerMillionUsd" REAL NOT NULL,
    "outputPerMillionUsd" REAL NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "provider", "model"),
    CONSTRAINT "ModelPrice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DailyUse" (
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "visitorId" TEXT NOT NULL DEFAULT '',
    "day" TEXT NOT NULL,
    "messages" INTEGER NOT NULL DEFAULT 0,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "costUsd" REAL NOT NULL DEFAULT 0,
    "unpriced" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "botId", "visitorId", "day"),
    CONSTRAINT "DailyUse_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SpendingHold" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "visitorId" TEXT NOT NULL DEFAULT '',
    "day" TEXT NOT NULL,
    "usd" REAL NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "SpendingHold_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Bot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "draftRevision" INTEGER NOT NULL DEFAULT 1,
    "draftEditedById" TEXT,
    "draftEditedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liveVersion" INTEGER,
    "knowledgeRevision" INTEGER NOT NULL DEFAULT 0,
    "passageLength" TEXT NOT NULL DEFAULT 'medium',
    "pausedAt" DATETIME,
    "archivedAt" DATETIME,
    "deletedAt" DATETIME,
    "seenAt" DATETIME,
    "seenUrl" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Bot_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Bot" ("archivedAt", "createdAt", "createdById", "deletedAt", "draft", "draftEditedAt", "draftEditedById", "draftRevision", "id", "knowledgeRevision", "liveVersion", "name", "pausedAt", "seenAt", "seenUrl", "updatedAt", "workspaceId") SELECT "archivedAt", "createdAt", "createdById", "deletedAt", "draft", "draftEditedAt", "draftEditedById", "draftRevision", "id", "knowledgeRevision", "liveVersion", "name", "pausedAt", "seenAt", "seenUrl", "updatedAt", "workspaceId" FROM "Bot";
DROP TABLE "Bot";
ALTER TABLE "new_Bot" RENAME TO "Bot";
CREATE INDEX "Bot_workspaceId_deletedAt_updatedAt_idx" ON "Bot"("workspaceId", "deletedAt", "updatedAt");
CREATE UNIQUE INDEX "Bot_workspaceId_id_key" ON "Bot"("workspaceId", "id");
CREATE TABLE "new_Source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "progress" REAL NOT NULL DEFAULT 0,
    "pagesDone" INTEGER NOT NULL DEFAULT 0,
    "pagesFound" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "errorData" JSONB,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "everyHours" INTEGER,
    "nextReadAt" DATETIME,
    "readAt" DATETIME,
    "revisionId" TEXT,
    "createdById" TEXT,
    "deletedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Source_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Source" ("botId", "bytes", "createdAt", "createdById", "deletedAt", "errorCode", "id", "input", "progress", "revisionId", "status", "title", "type", "updatedAt", "workspaceId") SELECT "botId", "bytes", "createdAt", "createdById", "deletedAt", "errorCode", "id", "input", "progress", "revisionId", "status", "title", "type", "updatedAt", "workspaceId" FROM "Source";
DROP TABLE "Source";
ALTER TABLE "new_Source" RENAME TO "Source";
CREATE INDEX "Source_workspaceId_botId_deletedAt_createdAt_idx" ON "Source"("workspaceId", "botId", "deletedAt", "createdAt");
CREATE INDEX "Source_nextReadAt_idx" ON "Source"("nextReadAt");
CREATE UNIQUE INDEX "Source_workspaceId_id_key" ON "Source"("workspaceId", "id");
CREATE TABLE "new_Passage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "headings" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "questions" JSONB,
    "locator" JSONB,
    "url" TEXT,
    "terms" TEXT NOT NULL,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "contentKey" TEXT NOT NULL DEFAULT '',
    "editedAt" DATETIME,
    CONSTRAINT "Passage_workspaceId_revisionId_fkey" FOREIGN KEY ("workspaceId", "revisionId") REFERENCES "SourceRevision" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Passage" ("botId", "headings", "id", "isEnabled", "locator", "position", "questions", "revisionId", "terms", "text", "title", "url", "workspaceId") SELECT "botId", "headings", "id", "isEnabled", "locator", "position", "questions", "revisionId", "terms", "text", "title", "url", "workspaceId" FROM "Passage";
DROP TABLE "Passage";
ALTER TABLE "new_Passage" RENAME TO "Passage";
CREATE INDEX "Passage_workspaceId_revisionId_position_idx" ON "Passage"("workspaceId", "revisionId", "position");
CREATE UNIQUE INDEX "Passage_workspaceId_id_key" ON "Passage"("workspaceId", "id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "SourcePage_workspaceId_sourceId_status_idx" ON "SourcePage"("workspaceId", "sourceId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "SourcePage_workspaceId_id_key" ON "SourcePage"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SourcePage_workspaceId_sourceId_urlHash_key" ON "SourcePage"("workspaceId", "sourceId", "urlHash");

-- CreateIndex
CREATE INDEX "PassageVector_workspaceId_revisionId_modelKey_idx" ON "PassageVector"("workspaceId", "revisionId", "modelKey");

-- CreateIndex
CREATE INDEX "OpenQuestion_workspaceId_botId_state_createdAt_idx" ON "OpenQuestion"("workspaceId", "botId", "state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "OpenQuestion_workspaceId_id_key" ON "OpenQuestion"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "OpenQuestion_workspaceId_answerId_key" ON "OpenQuestion"("workspaceId", "answerId");

-- CreateIndex
CREATE INDEX "SpendingHold_workspaceId_botId_day_idx" ON "SpendingHold"("workspaceId", "botId", "day");

-- CreateIndex
CREATE INDEX "SpendingHold_expiresAt_idx" ON "SpendingHold"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "SpendingHold_workspaceId_id_key" ON "SpendingHold"("workspaceId", "id");
