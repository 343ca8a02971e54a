-- CreateTable
CREATE TABLE "ChecklistDismissal" (
    "workspaceId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChecklistDismissal_pkey" PRIMARY KEY ("workspaceId","botId","userId")
);

-- AddForeignKey
ALTER TABLE "ChecklistDismissal" ADD CONSTRAINT "ChecklistDismissal_workspaceId_botId_fkey" FOREIGN KEY ("workspaceId", "botId") REFERENCES "Bot"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistDismissal" ADD CONSTRAINT "ChecklistDismissal_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "Membership"("workspaceId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;
