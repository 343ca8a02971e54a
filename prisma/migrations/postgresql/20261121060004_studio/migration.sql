-- AlterTable
ALTER TABLE "Bot" ADD COLUMN     "sealedIdentityKey" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "BotVersion" ADD COLUMN     "overrideReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "testRunId" TEXT;

-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN     "isPublic" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "BotTest" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "history" JSONB,
    "expect" JSONB NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'hand',
    "originKey" TEXT,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BotTest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TestRun" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT 'draft',
    "draftRevision" INTEGER NOT NULL DEFAULT 0,
    "knowledgeRevision" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL DEFAULT 0,
    "passed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "costUsd" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "startedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "TestRun_pkey" PRIMARY KEY ("id")
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
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TestResult_pkey" PRIMARY KEY ("workspaceId","runId","testId")
);

-- CreateTable
CREATE TABLE "Replay" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "draftRevision" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "costUsd" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "startedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Replay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReplayItem" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "ReplayItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmbedSite" (
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',
    "version" INTEGER,
    "seenAt" TIMESTAMP(3),
    "refusedAt" TIMESTAMP(3),

    CONSTRAINT "EmbedSite_pkey" PRIMARY KEY ("workspaceId","botId","origin")
);

-- CreateTable
CREATE TABLE "Lead" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "conversationId" TEXT,
    "visitorId" TEXT,
    "fields" JSONB NOT NULL,
    "consentAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageFile" (
    "workspaceId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "MessageFile_pkey" PRIMARY KEY ("workspaceId","messageId","fileId")
);

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

-- AddForeignKey
ALTER TABLE "BotTest" ADD CONSTRAINT "BotTest_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TestRun" ADD CONSTRAINT "TestRun_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TestResult" ADD CONSTRAINT "TestResult_workspaceId_runId_fkey" FOREIGN KEY ("workspaceId", "runId") REFERENCES "TestRun"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replay" ADD CONSTRAINT "Replay_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplayItem" ADD CONSTRAINT "ReplayItem_workspaceId_replayId_fkey" FOREIGN KEY ("workspaceId", "replayId") REFERENCES "Replay"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmbedSite" ADD CONSTRAINT "EmbedSite_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageFile" ADD CONSTRAINT "MessageFile_workspaceId_messageId_fkey" FOREIGN KEY ("workspaceId", "messageId") REFERENCES "Message"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageFile" ADD CONSTRAINT "MessageFile_workspaceId_fileId_fkey" FOREIGN KEY ("workspaceId", "fileId") REFERENCES "StoredFile"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
