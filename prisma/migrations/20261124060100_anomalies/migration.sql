-- Anomalies in usage, and how far each organization's usage has been judged.
CREATE TABLE "anomaly" (
    "id" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "scope_type" TEXT NOT NULL,
    "scope_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "severity" TEXT NOT NULL,
    "observed" DOUBLE PRECISION NOT NULL,
    "expected" DOUBLE PRECISION NOT NULL,
    "expected_low" DOUBLE PRECISION NOT NULL,
    "expected_high" DOUBLE PRECISION NOT NULL,
    "peak" DOUBLE PRECISION NOT NULL,
    "peak_at" TIMESTAMPTZ(3) NOT NULL,
    "extra_nanos" BIGINT NOT NULL,
    "cause" JSONB,
    "feedback" TEXT,
    "feedback_at" TIMESTAMPTZ(3),
    "feedback_by_id" TEXT,
    "detected_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "anomaly_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "anomaly_org_id_family_scope_type_scope_id_started_at_key" ON "anomaly" ("org_id", "family", "scope_type", "scope_id", "started_at");
CREATE INDEX "anomaly_org_id_started_at_idx" ON "anomaly" ("org_id", "started_at");

CREATE TABLE "anomaly_watch" (
    "org_id" TEXT NOT NULL,
    "judged_through" TIMESTAMPTZ(3) NOT NULL,
    "bounds" JSONB NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "anomaly_watch_pkey" PRIMARY KEY ("org_id")
);
