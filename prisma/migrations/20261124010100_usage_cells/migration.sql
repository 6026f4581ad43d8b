-- Sums by one dimension, so that what a page costs depends on the buckets that it shows (docs/decisions/0011).

-- The batch that booked an event: how what is not folded yet is found again.
ALTER TABLE "usage_event" ADD COLUMN "booking" BIGINT NOT NULL DEFAULT 0;

CREATE TABLE "usage_pending" (
    "org_id" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "booking" BIGINT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_pending_pkey" PRIMARY KEY ("org_id","first_at","booking")
);
-- A row lives for seconds: what is dead is cleared away soon.
ALTER TABLE "usage_pending" SET (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0, autovacuum_analyze_threshold = 100000);

CREATE TABLE "usage_cell" (
    "org_id" TEXT NOT NULL,
    "width" TEXT NOT NULL,
    "dim" TEXT NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "value" TEXT NOT NULL,
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
    "latency_bins" BIGINT[],
    "ttft_bins" BIGINT[],

    CONSTRAINT "usage_cell_pkey" PRIMARY KEY ("org_id","width","dim","start","value")
) PARTITION BY LIST ("width");
-- Room in their pages lets PostgreSQL update a row beside its old version, without writing the index.
CREATE TABLE "usage_cell_quarter" PARTITION OF "usage_cell" FOR VALUES IN ('quarter') WITH (fillfactor = 80);
CREATE TABLE "usage_cell_hour" PARTITION OF "usage_cell" FOR VALUES IN ('hour') WITH (fillfactor = 70);
CREATE TABLE "usage_cell_day" PARTITION OF "usage_cell" FOR VALUES IN ('day') WITH (fillfactor = 60);

CREATE TABLE "usage_cell_phase" (
    "org_id" TEXT NOT NULL,
    "width" TEXT NOT NULL,
    "phase" SMALLINT NOT NULL,
    "is_filled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "usage_cell_phase_pkey" PRIMARY KEY ("org_id","width","phase"),
    CONSTRAINT "usage_cell_phase_in_width" CHECK (
      ("width" = 'hour' AND "phase" BETWEEN 1 AND 3) OR ("width" = 'day' AND "phase" BETWEEN 1 AND 95))
);

CREATE TABLE "usage_cell_dimension" (
    "org_id" TEXT NOT NULL,
    "dim" TEXT NOT NULL,
    "is_wide" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "usage_cell_dimension_pkey" PRIMARY KEY ("org_id","dim")
);

-- Bins are bigints, (number << 40) | count, ascending. A concatenation of such arrays is the sum of them, once it is put in order.
CREATE FUNCTION usage_bins_sum(bins bigint[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_agg((bin << 40) | n ORDER BY bin)
  FROM (SELECT x >> 40 AS bin, sum(x & 1099511627775)::bigint AS n FROM unnest(bins) AS x GROUP BY 1) b
$$;
CREATE AGGREGATE usage_bins(bigint[]) (sfunc = array_cat, stype = bigint[], finalfunc = usage_bins_sum, parallel = safe);

-- lib/domain/catalog/rate-set.ts chooses the same set: batch before service tier before time of day, of it the context tier.
CREATE FUNCTION price_rate_set(rates jsonb, circumstances jsonb, at timestamptz, input_tokens bigint) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH variant AS (
    SELECT CASE
      WHEN rates ? 'batch' AND (circumstances->>'batch' = 'true' OR circumstances->>'serviceTier' = 'batch') THEN rates->'batch'
      WHEN rates->'serviceTiers' ? (circumstances->>'serviceTier') THEN rates->'serviceTiers'->(circumstances->>'serviceTier')
      ELSE coalesce((
        SELECT w FROM jsonb_array_elements(rates->'timeOfDay') AS w,
          LATERAL (SELECT (w->>'fromMinute')::int AS a, (w->>'toMinute')::int AS b,
            (extract(epoch FROM at)::bigint / 60 % 1440)::int AS m) t
        WHERE CASE WHEN a < b THEN m >= a AND m < b ELSE m >= a OR m < b END LIMIT 1), rates)
    END AS set
  )
  SELECT coalesce((
    SELECT tier FROM jsonb_array_elements(set->'contextTiers') WITH ORDINALITY AS c (tier, n)
    WHERE input_tokens > (tier->>'aboveInputTokens')::bigint ORDER BY n DESC LIMIT 1), set) FROM variant
$$;

-- What cached input would have cost more as uncached, rounded once an event, so that it adds up.
CREATE FUNCTION cache_saved_nanos(rates jsonb, cached bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(round(cached::numeric
    * ((rates->>'input')::numeric - coalesce(rates->>'cachedInput', rates->>'input')::numeric) / 1000000), 0)::bigint
$$;

-- Everything that was booked so far is to be folded.
INSERT INTO "usage_pending" ("org_id", "first_at", "booking", "last_at")
SELECT org_id, min(started_at), 0, max(started_at) FROM usage_event GROUP BY org_id, date_bin('15 minutes', started_at, to_timestamp(0));
