-- The request log: what it is searched by, and prompts and answers where a tenant opts in.

-- What went wrong is rare, and is what people look for: one small index for all of it.
CREATE INDEX "usage_event_trouble" ON "usage_event" ("org_id", "started_at")
  WHERE outcome <> 'ok' OR status <> 200 OR error_code IS NOT NULL OR quarantined;
CREATE INDEX "usage_event_conversation" ON "usage_event" ("org_id", "conversation", "started_at")
  WHERE conversation IS NOT NULL;

-- Whether prompts and answers are kept; of the organization where project_id is empty, else instead of it for that project.
CREATE TABLE "content_policy" (
    "org_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL DEFAULT '',
    "mode" TEXT NOT NULL,
    "sample_percent" INTEGER NOT NULL DEFAULT 100,
    "retention_days" INTEGER NOT NULL DEFAULT 30,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "content_policy_pkey" PRIMARY KEY ("org_id", "project_id"),
    CONSTRAINT "content_policy_mode" CHECK ("mode" IN ('none', 'errors', 'sample', 'all')),
    CONSTRAINT "content_policy_sample" CHECK ("sample_percent" BETWEEN 1 AND 100),
    CONSTRAINT "content_policy_retention" CHECK ("retention_days" BETWEEN 1 AND 365)
);
ALTER TABLE "content_policy" ADD CONSTRAINT "content_policy_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

-- Gateways read the policy with the row that it is of.
CREATE FUNCTION announce_content_policy() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  PERFORM pg_notify('turnpike_config', json_build_object(
    'table', CASE WHEN changed.project_id = '' THEN 'org' ELSE 'project' END,
    'id', CASE WHEN changed.project_id = '' THEN changed.org_id ELSE changed.project_id END)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER content_policy_announce AFTER INSERT OR UPDATE OR DELETE ON "content_policy"
  FOR EACH ROW EXECUTE FUNCTION announce_content_policy();

-- What a tenant had deleted at once: rows up to then are gone for every reader, and purged by the worker.
CREATE TABLE "content_forgotten" (
    "org_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL DEFAULT '',
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "content_forgotten_pkey" PRIMARY KEY ("org_id", "project_id")
);

-- Sealed; apart from the events, which outlive it.
CREATE TABLE "call_content" (
    "org_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "wire" TEXT NOT NULL,
    "answer_wire" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "prompt_sealed" TEXT NOT NULL,
    "answer_sealed" TEXT NOT NULL,
    "prompt_bytes" INTEGER NOT NULL,
    "answer_bytes" INTEGER NOT NULL,
    "prompt_cut" BOOLEAN NOT NULL,
    "answer_cut" BOOLEAN NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_content_pkey" PRIMARY KEY ("org_id", "started_at", "request_id")
);
CREATE INDEX "call_content_expires_at_idx" ON "call_content" ("expires_at");
