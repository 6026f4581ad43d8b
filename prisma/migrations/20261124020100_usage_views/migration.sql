-- Saved views of the usage explorer: a name for the state that is in its address.
CREATE TABLE "usage_view" (
    "id" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_view_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "usage_view_org_id_created_by_id_name_key" ON "usage_view" ("org_id", "created_by_id", "name");
