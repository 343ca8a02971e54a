-- AlterTable
ALTER TABLE "SourceRevision" ADD COLUMN     "input" JSONB;
