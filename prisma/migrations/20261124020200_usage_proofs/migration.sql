-- Which UTC days of which organization the worker has proved: the sums of usage equal the events. Whoever books an event of a
-- day that is over counts a touch in the same transaction, so that the day is proved again.
CREATE TABLE "usage_proof" (
    "org_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "touches" BIGINT NOT NULL DEFAULT 0,
    "proved_touches" BIGINT,
    "proved_at" TIMESTAMPTZ(3),
    "repaired_rows" BIGINT NOT NULL DEFAULT 0,
    "repaired_at" TIMESTAMPTZ(3),

    CONSTRAINT "usage_proof_pkey" PRIMARY KEY ("org_id", "day")
);
