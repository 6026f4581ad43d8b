-- Budgets that only alert, alert rules, what they fired, and how people are told.

-- kind: credit | cap | soft. A soft budget is never lent from; the default rules of each budget are made once.
ALTER TABLE "budget" ADD COLUMN "has_rules" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "budget_without_rules" ON "budget" ("id") WHERE NOT "has_rules" AND "revoked_at" IS NULL;

CREATE TABLE "alert_rule" (
    "id" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,
    "budget_id" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "snoozed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "alert_rule_positive" CHECK ("value" > 0)
);
CREATE UNIQUE INDEX "alert_rule_budget_id_basis_unit_value_key" ON "alert_rule" ("budget_id", "basis", "unit", "value");
CREATE INDEX "alert_rule_org_id_idx" ON "alert_rule" ("org_id");

CREATE TABLE "alert_firing" (
    "rule_id" TEXT NOT NULL,
    "budget_id" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "basis" TEXT NOT NULL,
    "threshold" BIGINT NOT NULL,
    "episode" INTEGER NOT NULL,
    "org_id" TEXT NOT NULL,
    "observed" BIGINT NOT NULL,
    "limit_nanos" BIGINT NOT NULL,
    "fired_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),
    "notification_id" TEXT,

    CONSTRAINT "alert_firing_pkey" PRIMARY KEY ("rule_id", "budget_id", "window_start", "basis", "threshold", "episode")
);
CREATE INDEX "alert_firing_org_id_fired_at_idx" ON "alert_firing" ("org_id", "fired_at");
CREATE INDEX "alert_firing_open" ON "alert_firing" ("rule_id") WHERE "cleared_at" IS NULL;

CREATE TABLE "notification" (
    "id" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lines" TEXT[],
    "path" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notification_org_id_dedupe_key_key" ON "notification" ("org_id", "dedupe_key");
CREATE INDEX "notification_org_id_id_idx" ON "notification" ("org_id", "id");

CREATE TABLE "notification_read" (
    "notification_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_read_pkey" PRIMARY KEY ("notification_id", "user_id")
);

CREATE TABLE "alert_channel" (
    "id" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kinds" TEXT[],
    "roles" TEXT[],
    "addresses" TEXT[],
    "url_enc" TEXT,
    "label" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "snoozed_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_channel_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "alert_channel_addressed" CHECK (("type" = 'email') = ("url_enc" IS NULL))
);
CREATE INDEX "alert_channel_org_id_idx" ON "alert_channel" ("org_id");
-- The channel that every organization begins with; removed, it does not come back.
CREATE UNIQUE INDEX "alert_channel_one_default" ON "alert_channel" ("org_id") WHERE "is_default";

CREATE TABLE "alert_channel_secret" (
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "secret_enc" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_channel_secret_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "alert_channel_secret_channel_id_idx" ON "alert_channel_secret" ("channel_id");

CREATE TABLE "alert_delivery" (
    "id" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "notification_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_delivery_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "alert_delivery_notification_id_channel_id_key" ON "alert_delivery" ("notification_id", "channel_id");
CREATE INDEX "alert_delivery_org_id_id_idx" ON "alert_delivery" ("org_id", "id");
CREATE INDEX "alert_delivery_due" ON "alert_delivery" ("next_attempt_at") WHERE "status" = 'pending';

CREATE TABLE "alert_attempt" (
    "delivery_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "latency_ms" INTEGER,
    "error" TEXT,
    "response" TEXT,

    CONSTRAINT "alert_attempt_pkey" PRIMARY KEY ("delivery_id", "attempt")
);
