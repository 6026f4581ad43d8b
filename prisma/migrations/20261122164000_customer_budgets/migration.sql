-- Budgets of end customers, temporary raises, rate limits of organizations.

-- A customer under a default budget has no budget row of its own: its window names the default that it follows.
ALTER TABLE "budget_window" ADD COLUMN "template_id" TEXT, ADD COLUMN "customer" TEXT COLLATE "C";
ALTER TABLE "budget_window" ADD CONSTRAINT "budget_window_customer_named" CHECK (("template_id" IS NULL) = ("customer" IS NULL));
CREATE INDEX "budget_window_customer" ON "budget_window" ("template_id", "window_start", "customer") WHERE "template_id" IS NOT NULL;

-- Opening a customer's window sums what that customer has spent: one customer's events, from the index alone.
CREATE INDEX "usage_event_customer" ON "usage_event" ("org_id", "end_user", "started_at") INCLUDE ("cost_nanos")
  WHERE "end_user" IS NOT NULL;

-- lib/domain/limits/customers/customer-budget-id.ts makes the same ids.
CREATE FUNCTION customer_budget_id(template_id text, customer text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT template_id || ':' || left(translate(encode(sha256(convert_to(customer, 'UTF8')), 'base64'), '+/', '-_'), 22)
$$;

CREATE TABLE "budget_raise" (
    "id" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,
    "budget_id" TEXT NOT NULL,
    "amount_nanos" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_raise_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "budget_raise_positive" CHECK ("amount_nanos" > 0)
);
CREATE INDEX "budget_raise_budget_id_ends_at_idx" ON "budget_raise" ("budget_id", "ends_at");
CREATE INDEX "budget_raise_org_id_created_at_idx" ON "budget_raise" ("org_id", "created_at");
CREATE TRIGGER budget_raise_announce AFTER INSERT OR DELETE OR UPDATE ON "budget_raise"
  FOR EACH ROW EXECUTE FUNCTION announce_config('budget_raise', 'budget_id');

-- What is in force at this moment: the limit with its raises, those of the default that a customer follows included.
CREATE FUNCTION raised_limit(of_nanos bigint, of_template text, of_budget text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT LEAST(9000000000000000000, of_nanos + COALESCE(sum(r.amount_nanos), 0))::bigint FROM budget_raise r
  WHERE r.budget_id IN (of_template, of_budget) AND r.revoked_at IS NULL AND r.ends_at > now()
$$;

-- The organization's own limits, and those that only the operator sets; the lower of the two holds.
ALTER TABLE "org"
  ADD COLUMN "rpm" INTEGER, ADD COLUMN "tpm" INTEGER, ADD COLUMN "rpd" INTEGER, ADD COLUMN "concurrency" INTEGER,
  ADD COLUMN "plan_rpm" INTEGER, ADD COLUMN "plan_tpm" INTEGER, ADD COLUMN "plan_rpd" INTEGER, ADD COLUMN "plan_concurrency" INTEGER;
