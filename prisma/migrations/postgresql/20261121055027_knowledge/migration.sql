-- AlterTable
ALTER TABLE "Bot" ADD COLUMN     "passageLength" TEXT NOT NULL DEFAULT 'medium';

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "errorData" JSONB,
ADD COLUMN     "everyHours" INTEGER,
ADD COLUMN     "isOpen" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "nextReadAt" TIMESTAMP(3),
ADD COLUMN     "pagesDone" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pagesFound" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "readAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "SourceRevision" ADD COLUMN     "changes" JSONB;

-- AlterTable
ALTER TABLE "Passage" ADD COLUMN     "contentKey" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "editedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "followUps" JSONB;

-- CreateTable
CREATE TABLE "SourcePage" (
    "id" TEXT NOT NULL,
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
    "foundAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "SourcePage_pkey" PRIMARY KEY ("id")
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
    "editedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PassageEdit_pkey" PRIMARY KEY ("workspaceId","sourceId","contentKey")
);

-- CreateTable
CREATE TABLE "PassageVector" (
    "workspaceId" TEXT NOT NULL,
    "passageId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "modelKey" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "PassageVector_pkey" PRIMARY KEY ("workspaceId","passageId","modelKey")
);

-- CreateTable
CREATE TABLE "PassageUse" (
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "contentKey" TEXT NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "lastUsedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PassageUse_pkey" PRIMARY KEY ("workspaceId","botId","contentKey")
);

-- CreateTable
CREATE TABLE "OpenQuestion" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT '',
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "OpenQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CuratedModel" (
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "data" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CuratedModel_pkey" PRIMARY KEY ("workspaceId","botId","key")
);

-- CreateTable
CREATE TABLE "ModelPrice" (
    "workspaceId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "inputPerMillionUsd" DOUBLE PRECISION NOT NULL,
    "outputPerMillionUsd" DOUBLE PRECISION NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ModelPrice_pkey" PRIMARY KEY ("workspaceId","provider","model")
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
    "costUsd" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "unpriced" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DailyUse_pkey" PRIMARY KEY ("workspaceId","botId","visitorId","day")
);

-- CreateTable
CREATE TABLE "SpendingHold" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "visitorId" TEXT NOT NULL DEFAULT '',
    "day" TEXT NOT NULL,
    "usd" DOUBLE PRECISION NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SpendingHold_pkey" PRIMARY KEY ("id")
);

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

-- CreateIndex
CREATE INDEX "Source_nextReadAt_idx" ON "Source"("nextReadAt");

-- AddForeignKey
ALTER TABLE "SourcePage" ADD CONSTRAINT "SourcePage_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassageEdit" ADD CONSTRAINT "PassageEdit_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassageVector" ADD CONSTRAINT "PassageVector_workspaceId_passageId_fkey" FOREIGN KEY ("workspaceId", "passageId") REFERENCES "Passage"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassageUse" ADD CONSTRAINT "PassageUse_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenQuestion" ADD CONSTRAINT "OpenQuestion_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CuratedModel" ADD CONSTRAINT "CuratedModel_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelPrice" ADD CONSTRAINT "ModelPrice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DailyUse" ADD CONSTRAINT "DailyUse_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpendingHold" ADD CONSTRAINT "SpendingHold_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
