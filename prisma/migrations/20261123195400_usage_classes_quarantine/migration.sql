-- Token classes and units that only some providers have, and what a price depends on beside them.

ALTER TABLE "usage_event"
  ADD COLUMN "cache_write_hour_tokens" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "image_input_tokens" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "image_output_tokens" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "units" JSONB,
  ADD COLUMN "circumstances" JSONB;

-- Not checked on the events of before, which have none of these.
ALTER TABLE "usage_event" ADD CONSTRAINT "usage_event_rare_not_negative" CHECK (
  cache_write_hour_tokens >= 0 AND image_input_tokens >= 0 AND image_output_tokens >= 0
) NOT VALID;

ALTER TABLE "usage_rollup"
  ADD COLUMN "cache_write_hour_tokens" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "image_input_tokens" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "image_output_tokens" BIGINT NOT NULL DEFAULT 0;

-- What a provider said that broke an invariant, until an operator has decided. The event itself is never edited.
CREATE TABLE "usage_quarantine" (
    "request_id" TEXT NOT NULL,
    "attempt" SMALLINT NOT NULL,
    "org_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT NOT NULL,
    "reported" JSONB NOT NULL,
    "counted" JSONB,
    "resolution" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "usage_quarantine_pkey" PRIMARY KEY ("request_id", "attempt"),
    CONSTRAINT "usage_quarantine_resolution" CHECK ("resolution" IN ('billed', 'dismissed')),
    CONSTRAINT "usage_quarantine_resolved" CHECK (("resolution" IS NULL) = ("resolved_at" IS NULL))
);
CREATE INDEX "usage_quarantine_open" ON "usage_quarantine" ("request_id") WHERE "resolution" IS NULL;
