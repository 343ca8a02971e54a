-- DropForeignKey
ALTER TABLE "MessageFile" DROP CONSTRAINT "MessageFile_workspaceId_messageId_fkey";

-- AlterTable
ALTER TABLE "MessageFile" DROP CONSTRAINT "MessageFile_pkey",
DROP COLUMN "position",
ADD COLUMN     "conversationId" TEXT NOT NULL,
ADD COLUMN     "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ALTER COLUMN "messageId" DROP NOT NULL,
ADD CONSTRAINT "MessageFile_pkey" PRIMARY KEY ("workspaceId", "fileId");

-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "files" JSONB;

-- CreateIndex
CREATE INDEX "MessageFile_workspaceId_conversationId_idx" ON "MessageFile"("workspaceId", "conversationId");

-- CreateIndex
CREATE INDEX "MessageFile_messageId_createdAt_idx" ON "MessageFile"("messageId", "createdAt");

-- AddForeignKey
ALTER TABLE "MessageFile" ADD CONSTRAINT "MessageFile_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageFile" ADD CONSTRAINT "MessageFile_workspaceId_messageId_fkey" FOREIGN KEY ("workspaceId", "messageId") REFERENCES "Message"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
