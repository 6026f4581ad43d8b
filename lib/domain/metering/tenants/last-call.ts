/** SQL of when organization `o` last called: its keys' last use, and the quarter of an hour of a key that is gone. No event is read. */
export const LAST_CALL = `greatest(
  (SELECT max(k.last_used_at) FROM api_key k WHERE k.org_id = o.id),
  (SELECT c.start FROM usage_cell c WHERE c.org_id = o.id AND c.width = 'quarter' AND c.dim = 'all' ORDER BY c.start DESC LIMIT 1))`;
