-- Providers that fail at the moment, as each gateway sees them.
CREATE TABLE "provider_trouble" (
    "instance_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_trouble_pkey" PRIMARY KEY ("instance_id", "provider_id")
);

-- The mails that a member does not want, by kind.
ALTER TABLE "member" ADD COLUMN "muted_mail" TEXT[] DEFAULT ARRAY[]::TEXT[];
