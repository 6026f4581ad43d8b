-- What is removed can be brought back for a while. Only one of the same terms is live at a time.
ALTER TABLE "alert_rule" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);
DROP INDEX "alert_rule_budget_id_basis_unit_value_key";
CREATE UNIQUE INDEX "alert_rule_budget_id_basis_unit_value_deleted_at_key"
  ON "alert_rule" ("budget_id", "basis", "unit", "value", "deleted_at") NULLS NOT DISTINCT;

ALTER TABLE "usage_view" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);
DROP INDEX "usage_view_org_id_created_by_id_name_key";
CREATE UNIQUE INDEX "usage_view_org_id_created_by_id_name_deleted_at_key"
  ON "usage_view" ("org_id", "created_by_id", "name", "deleted_at") NULLS NOT DISTINCT;

-- Memberships that somebody else ended. Kept apart, so that no read of members can mistake one for a member.
CREATE TABLE "former_member" (
    "org_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "muted_mail" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_member_pkey" PRIMARY KEY ("org_id", "user_id"),
    CONSTRAINT "former_member_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "former_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "former_member_user_id_idx" ON "former_member" ("user_id");
