-- CreateTable
CREATE TABLE "BotTest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "history" JSONB,
    "expect" JSONB NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'hand',
    "originKey" TEXT,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "BotTest_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TestRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT 'draft',
    "draftRevision" INTEGER NOT NULL DEFAULT 0,
    "knowledgeRevision" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL DEFAULT 0,
    "passed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "costUsd" REAL NOT NULL DEFAULT 0,
    "startedById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" DATETIME,
    CONSTRAINT "TestRun_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TestResult" (
    "workspaceId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "testId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "expect" JSONB NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "failures" JSONB NOT NULL,
    "answer" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("workspaceId", "runId", "testId"),
    CONSTRAINT "TestResult_workspaceId_runId_fkey" FOREIGN KEY ("workspaceId", "runId") REFERENCES "TestRun" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Replay" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "draftRevision" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "costUsd" REAL NOT NULL DEFAULT 0,
    "startedById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" DATETIME,
    CONSTRAINT "Replay_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReplayItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "replayId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB,
    "isChanged" BOOLEAN NOT NULL DEFAULT false,
    "verdict" TEXT,
    CONSTRAINT "ReplayItem_workspaceId_replayId_fkey" FOREIGN KEY ("workspaceId", "replayId") REFERENCES "Replay" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EmbedSite" (
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',
    "version" INTEGER,
    "seenAt" DATETIME,
    "refusedAt" DATETIME,

    PRIMARY KEY ("workspaceId", "botId", "origin"),
    CONSTRAINT "EmbedSite_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lead" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "conversationId" TEXT,
    "visitorId" TEXT,
    "fields" JSONB NOT NULL,
    "consentAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Lead_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MessageFile" (
    "workspaceId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "messageId", "fileId"),
    CONSTRAINT "MessageFile_workspaceId_messageId_fkey" FOREIGN KEY ("workspaceId", "messageId") REFERENCES "Message" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MessageFile_workspaceId_fileId_fkey" FOREIGN KEY ("workspaceId", "fileId") REFERENCES "StoredFile" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
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
    "sealedIdentityKey" TEXT NOT NULL DEFAULT '',
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
INSERT INTO "new_Bot" ("archivedAt", "createdAt", "createdById", "deletedAt", "draft", "draftEditedAt", "draftEditedById", "draftRevision", "id", "knowledgeRevision", "liveVersion", "name", "passageLength", "pausedAt", "seenAt", "seenUrl", "updatedAt", "workspaceId") SELECT "archivedAt", "createdAt", "createdById", "deletedAt", "draft", "draftEditedAt", "draftEditedById", "draftRevision", "id", "knowledgeRevision", "liveVersion", "name", "passageLength", "pausedAt", "seenAt", "seenUrl", "updatedAt", "workspaceId" FROM "Bot";
DROP TABLE "Bot";
ALTER TABLE "new_Bot" RENAME TO "Bot";
CREATE INDEX "Bot_workspaceId_deletedAt_updatedAt_idx" ON "Bot"("workspaceId", "deletedAt", "updatedAt");
CREATE UNIQUE INDEX "Bot_workspaceId_id_key" ON "Bot"("workspaceId", "id");
CREATE TABLE "new_BotVersion" (
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "authorId" TEXT,
    "knowledgeRevision" INTEGER NOT NULL DEFAULT 0,
    "testRunId" TEXT,
    "overrideReason" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("workspaceId", "botId", "number"),
    CONSTRAINT "BotVersion_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_BotVersion" ("authorId", "botId", "createdAt", "knowledgeRevision", "note", "number", "settings", "workspaceId") SELECT "authorId", "botId", "createdAt", "knowledgeRevision", "note", "number", "settings", "workspaceId" FROM "BotVersion";
DROP TABLE "BotVersion";
ALTER TABLE "new_BotVersion" RENAME TO "BotVersion";
CREATE TABLE "new_StoredFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO "new_StoredFile" ("bytes", "createdAt", "createdById", "id", "mediaType", "name", "sha256", "workspaceId") SELECT "bytes", "createdAt", "createdById", "id", "mediaType", "name", "sha256", "workspaceId" FROM "StoredFile";
DROP TABLE "StoredFile";
ALTER TABLE "new_StoredFile" RENAME TO "StoredFile";
CREATE INDEX "StoredFile_workspaceId_createdAt_idx" ON "StoredFile"("workspaceId", "createdAt");
CREATE UNIQUE INDEX "StoredFile_workspaceId_id_key" ON "StoredFile"("workspaceId", "id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "BotTest_workspaceId_botId_createdAt_idx" ON "BotTest"("workspaceId", "botId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "BotTest_workspaceId_id_key" ON "BotTest"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "BotTest_workspaceId_botId_originKey_key" ON "BotTest"("workspaceId", "botId", "originKey");

-- CreateIndex
CREATE INDEX "TestRun_workspaceId_botId_createdAt_idx" ON "TestRun"("workspaceId", "botId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "TestRun_workspaceId_id_key" ON "TestRun"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "Replay_workspaceId_botId_createdAt_idx" ON "Replay"("workspaceId", "botId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Replay_workspaceId_id_key" ON "Replay"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "ReplayItem_workspaceId_replayId_position_idx" ON "ReplayItem"("workspaceId", "replayId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "ReplayItem_workspaceId_id_key" ON "ReplayItem"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReplayItem_workspaceId_replayId_messageId_key" ON "ReplayItem"("workspaceId", "replayId", "messageId");

-- CreateIndex
CREATE INDEX "Lead_workspaceId_botId_createdAt_idx" ON "Lead"("workspaceId", "botId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Lead_workspaceId_id_key" ON "Lead"("workspaceId", "id");
