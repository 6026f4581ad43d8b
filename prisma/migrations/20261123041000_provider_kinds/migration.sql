-- AlterTable
ALTER TABLE "provider" ADD COLUMN "preset" TEXT,
ADD COLUMN "settings" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "markup" JSONB,
ADD COLUMN "unlisted" JSONB;

-- AlterTable
ALTER TABLE "model" ADD COLUMN "operations" TEXT[] DEFAULT ARRAY['chat']::TEXT[],
ADD COLUMN "parameters" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "markup" JSONB;

-- AlterTable
ALTER TABLE "price" ADD COLUMN "source" TEXT NOT NULL DEFAULT 'operator',
ADD COLUMN "list_version" TEXT;

-- A price that the seed wrote is a list price; the table is append-only for everyone else.
ALTER TABLE "price" DISABLE TRIGGER "price_append_only";
UPDATE "price" SET "source" = 'list' WHERE "created_by_id" = 'system' AND "note" = 'List price';
ALTER TABLE "price" ENABLE TRIGGER "price_append_only";

UPDATE "provider" SET "preset" = "slug" WHERE "kind" = 'openai' AND "slug" IN ('openai', 'openrouter', 'groq', 'together', 'ollama', 'vllm');
