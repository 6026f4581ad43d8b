-- Sums by all plain dimensions together, so that filtering by some and grouping by another does not go through events
-- (docs/decisions/0011).
CREATE TABLE "usage_mix" (
    "org_id" TEXT NOT NULL,
    "width" TEXT NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "project_id" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "cost_nanos" BIGINT NOT NULL,
    "calls" BIGINT NOT NULL,
    "errors" BIGINT NOT NULL,
    "input_tokens" BIGINT NOT NULL,
    "cached_input_tokens" BIGINT NOT NULL,
    "cache_write_tokens" BIGINT NOT NULL,
    "cache_saved_nanos" BIGINT NOT NULL,
    "output_tokens" BIGINT NOT NULL,
    "reasoning_tokens" BIGINT NOT NULL,
    "latency_ms_sum" BIGINT NOT NULL,
    "ttft_ms_sum" BIGINT NOT NULL,
    "ttft_count" BIGINT NOT NULL,
    "audio_input_tokens" BIGINT NOT NULL,
    "image_input_tokens" BIGINT NOT NULL,
    "audio_output_tokens" BIGINT NOT NULL,
    "image_output_tokens" BIGINT NOT NULL,
    "image_count" BIGINT NOT NULL,
    "characters" BIGINT NOT NULL,
    "audio_ms" BIGINT NOT NULL,

    CONSTRAINT "usage_mix_pkey" PRIMARY KEY ("org_id","width","start","project_id","key_id","model","provider_id","endpoint","outcome")
) PARTITION BY LIST ("width");
-- Room in their pages lets PostgreSQL update a row beside its old version, without writing the index.
CREATE TABLE "usage_mix_hour" PARTITION OF "usage_mix" FOR VALUES IN ('hour') WITH (fillfactor = 80);
CREATE TABLE "usage_mix_day" PARTITION OF "usage_mix" FOR VALUES IN ('day') WITH (fillfactor = 70);

CREATE TABLE "usage_mix_phase" (
    "org_id" TEXT NOT NULL,
    "width" TEXT NOT NULL,
    "phase" SMALLINT NOT NULL,
    "filled_from" TIMESTAMPTZ(3) NOT NULL,
    "is_wide" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "usage_mix_phase_pkey" PRIMARY KEY ("org_id","width","phase"),
    CONSTRAINT "usage_mix_phase_in_width" CHECK (
      ("width" = 'hour' AND "phase" BETWEEN 0 AND 3) OR ("width" = 'day' AND "phase" BETWEEN 0 AND 95))
);

-- What was booked so far is mixed by the fold, a day at a time.
INSERT INTO "usage_mix_phase" ("org_id", "width", "phase", "filled_from")
SELECT org_id, p.width, p.phase, 'infinity'::timestamptz FROM (SELECT DISTINCT org_id FROM usage_cell WHERE width = 'day' AND dim = 'all') o
CROSS JOIN (VALUES ('hour', 0), ('day', 0)) AS p (width, phase)
UNION ALL SELECT org_id, width, phase, 'infinity'::timestamptz FROM usage_cell_phase WHERE is_filled;
