-- AlterTable
ALTER TABLE "Message" ADD COLUMN "files" JSONB;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_MessageFile" (
    "workspaceId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "messageId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("workspaceId", "fileId"),
    CONSTRAINT "MessageFile_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MessageFile_workspaceId_messageId_fkey" FOREIGN KEY ("workspaceId", "messageId") REFERENCES "Message" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MessageFile_workspaceId_fileId_fkey" FOREIGN KEY ("workspaceId", "fileId") REFERENCES "StoredFile" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_MessageFile" ("fileId", "messageId", "workspaceId") SELECT "fileId", "messageId", "workspaceId" FROM "MessageFile";
DROP TABLE "MessageFile";
ALTER TABLE "new_MessageFile" RENAME TO "MessageFile";
CREATE INDEX "MessageFile_workspaceId_conversationId_idx" ON "MessageFile"("workspaceId", "conversationId");
CREATE INDEX "MessageFile_messageId_createdAt_idx" ON "MessageFile"("messageId", "createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
