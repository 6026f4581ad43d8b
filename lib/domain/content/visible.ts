/**
 * What may still be read of `call_content c` at the time `$1`: until the end that was promised, or that of the policy of now if it
 * is sooner, and not what was deleted.
 */
export const KEPT_CONTENT = `call_content c
  LEFT JOIN content_policy po ON po.org_id = c.org_id AND po.project_id = ''
  LEFT JOIN content_policy pp ON pp.org_id = c.org_id AND pp.project_id = c.project_id
  LEFT JOIN content_forgotten fo ON fo.org_id = c.org_id AND fo.project_id = ''
  LEFT JOIN content_forgotten fp ON fp.org_id = c.org_id AND fp.project_id = c.project_id
  WHERE c.expires_at > $1 AND c.started_at > coalesce(greatest(fo.until, fp.until), '-infinity')
    AND c.started_at > $1::timestamptz - make_interval(hours => 24 * coalesce(pp.retention_days, po.retention_days, 100000))`;
