-- An operator looks at an organization as somebody else: for a while, reading alone. Whom each change was made for.
CREATE TABLE "impersonation" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "operator_id" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,
    "member_id" TEXT,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "impersonation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "impersonation_time_box" CHECK ("expires_at" > "started_at" AND "expires_at" <= "started_at" + interval '1 hour')
);
CREATE UNIQUE INDEX "impersonation_live_key" ON "impersonation" ("session_id") WHERE "ended_at" IS NULL;
CREATE INDEX "impersonation_org_id_started_at_idx" ON "impersonation" ("org_id", "started_at");

ALTER TABLE "audit_event" ADD COLUMN "on_behalf_of" TEXT;
