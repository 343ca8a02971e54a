-- AlterTable
ALTER TABLE "Bot" ADD COLUMN     "isShared" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "context" JSONB;
