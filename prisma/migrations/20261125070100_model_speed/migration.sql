-- How fast each model was, over all organizations: what anyone may read. Written by the worker, whole each time.
CREATE TABLE "model_speed" (
  "model" TEXT NOT NULL,
  "calls" BIGINT NOT NULL,
  "ttft_ms_p50" DOUBLE PRECISION,
  "ttft_ms_p95" DOUBLE PRECISION,
  "latency_ms_p50" DOUBLE PRECISION NOT NULL,
  "latency_ms_p95" DOUBLE PRECISION NOT NULL,
  "tokens_per_second" DOUBLE PRECISION,
  "measured_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "model_speed_pkey" PRIMARY KEY ("model")
);
