-- What scopes will spend: the latest forecast, what was said before, and when each organization had its turn.

CREATE TABLE "forecast" (
    "org_id" TEXT NOT NULL,
    "scope_type" TEXT NOT NULL,
    "scope_id" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "month_start" TIMESTAMPTZ(3) NOT NULL,
    "month_end" TIMESTAMPTZ(3) NOT NULL,
    "actual_nanos" BIGINT NOT NULL,
    "month_end_p10" BIGINT NOT NULL,
    "month_end_p50" BIGINT NOT NULL,
    "month_end_p90" BIGINT NOT NULL,
    "history_days" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "path" JSONB NOT NULL,
    "back_test" JSONB NOT NULL,

    CONSTRAINT "forecast_pkey" PRIMARY KEY ("org_id", "scope_type", "scope_id"),
    CONSTRAINT "forecast_scope_type" CHECK ("scope_type" IN ('org', 'project', 'key', 'model')),
    CONSTRAINT "forecast_ordered" CHECK ("month_end_p10" >= "actual_nanos" AND "month_end_p10" <= "month_end_p50" AND "month_end_p50" <= "month_end_p90")
);

CREATE TABLE "forecast_said" (
    "org_id" TEXT NOT NULL,
    "scope_type" TEXT NOT NULL,
    "scope_id" TEXT NOT NULL,
    "month_start" TIMESTAMPTZ(3) NOT NULL,
    "day" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "actual_nanos" BIGINT NOT NULL,
    "month_end_p10" BIGINT NOT NULL,
    "month_end_p50" BIGINT NOT NULL,
    "month_end_p90" BIGINT NOT NULL,

    CONSTRAINT "forecast_said_pkey" PRIMARY KEY ("org_id", "scope_type", "scope_id", "month_start", "day")
);

CREATE TABLE "forecast_run" (
    "org_id" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "scopes" INTEGER NOT NULL,

    CONSTRAINT "forecast_run_pkey" PRIMARY KEY ("org_id")
);
CREATE INDEX "forecast_run_made_at_idx" ON "forecast_run" ("made_at");
