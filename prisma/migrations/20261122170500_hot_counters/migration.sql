-- Counters that every batch of settled calls updates. Room in their pages lets PostgreSQL update a row beside its old version (HOT):
-- no index is written, and the old versions are cleared away without a vacuum.
ALTER TABLE "budget_window" SET (fillfactor = 50);
ALTER TABLE "budget_lease" SET (fillfactor = 50);
ALTER TABLE "ledger_account" SET (fillfactor = 50);
ALTER TABLE "gateway_instance" SET (fillfactor = 50);
ALTER TABLE "api_key" SET (fillfactor = 80);
ALTER TABLE "usage_rollup" SET (fillfactor = 85);
