-- Presets of the playground: a setup under a name, private or shared with the organization.
CREATE TABLE "playground_preset" (
    "id" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "setup" JSONB NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "forked_from_id" TEXT,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playground_preset_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "playground_preset_org_id_created_by_id_idx" ON "playground_preset" ("org_id", "created_by_id");
