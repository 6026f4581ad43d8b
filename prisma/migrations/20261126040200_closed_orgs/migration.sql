-- Closed by an owner: nobody reaches it, nothing calls through it, its books stay.
ALTER TABLE "org" ADD COLUMN "closed_at" TIMESTAMPTZ(3);
