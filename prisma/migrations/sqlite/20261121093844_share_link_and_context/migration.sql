-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN "context" JSONB;

-- AlterTable
ALTER TABLE "Bot" ADD COLUMN "isShared" BOOLEAN NOT NULL DEFAULT true;
