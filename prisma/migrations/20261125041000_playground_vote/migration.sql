-- Which of several answers of the playground a person found better. Ids and models only, no text.
CREATE TABLE "playground_vote" (
  "id" TEXT NOT NULL,
  "org_id" TEXT NOT NULL,
  "voter_id" TEXT NOT NULL,
  "turn" TEXT NOT NULL,
  "verdict" TEXT NOT NULL,
  "winner_request_id" TEXT,
  "models" TEXT[] NOT NULL,
  "request_ids" TEXT[] NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "playground_vote_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "playground_vote_verdict_check" CHECK ("verdict" IN ('better', 'tie', 'both_bad')),
  CONSTRAINT "playground_vote_winner_check" CHECK (("verdict" = 'better') = ("winner_request_id" IS NOT NULL)),
  CONSTRAINT "playground_vote_candidates_check" CHECK (
    cardinality("models") BETWEEN 2 AND 4 AND cardinality("models") = cardinality("request_ids")
  )
);
CREATE UNIQUE INDEX "playground_vote_org_id_voter_id_turn_key" ON "playground_vote" ("org_id", "voter_id", "turn");
