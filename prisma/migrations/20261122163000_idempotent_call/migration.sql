-- CreateTable
CREATE TABLE "idempotent_call" (
    "id" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "instance_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "cost_nanos" BIGINT NOT NULL DEFAULT 0,
    "answer_enc" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_call_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "idempotent_call_state_check" CHECK ("state" IN ('running', 'kept', 'lost'))
);

-- CreateIndex
CREATE INDEX "idempotent_call_expires_at_idx" ON "idempotent_call"("expires_at");

-- CreateIndex
CREATE INDEX "idempotent_call_state_instance_id_idx" ON "idempotent_call"("state", "instance_id");

-- Encrypted text does not compress: the server should not try.
ALTER TABLE "idempotent_call" ALTER COLUMN "answer_enc" SET STORAGE EXTERNAL;

-- The write of a claim was committed: after a crash it is not run again.
ALTER TABLE "idempotency_record" ADD COLUMN "written_at" TIMESTAMPTZ(3);
