-- What is remembered of past calls, to estimate the next one.
CREATE TABLE "estimate_history" (
  "org_id" TEXT NOT NULL,
  "key_id" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  "observations" JSONB NOT NULL,
  "calls" BIGINT NOT NULL,
  "below" DOUBLE PRECISION NOT NULL,
  "above" DOUBLE PRECISION NOT NULL,
  "days" JSONB NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "estimate_history_pkey" PRIMARY KEY ("org_id", "key_id", "model")
);

-- How far the worker has read; one row.
CREATE TABLE "estimate_cursor" (
  "id" INTEGER NOT NULL,
  "settled_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "estimate_cursor_pkey" PRIMARY KEY ("id")
);

-- Calls are settled in about the order in which they are written: ranges of pages are enough to find the newest.
CREATE INDEX "usage_event_settled_at_idx" ON "usage_event" USING brin ("settled_at");

-- What a key may do: inference, usage.read.
ALTER TABLE "api_key" ADD COLUMN "permissions" TEXT[] NOT NULL DEFAULT ARRAY['inference']::TEXT[];
