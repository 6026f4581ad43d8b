import type { UsageDimension } from "@/lib/contract/usage-dimensions";

/** SQL of a dimension's value of `usage_event e`; empty where a call has none. `name` is the parameter of a tag's name. */
export function dimensionSql(dimension: UsageDimension, name: string): string {
  switch (dimension) {
    case "project":
      return "e.project_id";
    case "key":
      return "e.key_id";
    case "model":
      return "e.model";
    case "provider":
      return "e.provider_id";
    case "user":
      return "coalesce(e.end_user, '')";
    case "conversation":
      return "coalesce(e.conversation, '')";
    case "batch":
      return "coalesce(e.tags->>'batch', '')";
    case "endpoint":
      return "e.endpoint";
    case "status":
      return "e.outcome";
    default:
      return `coalesce(e.tags->>${name}, '')`;
  }
}

/** SQL of what people read for the value `value`; null: the value itself. `$1` is the organization. */
export function labelSql(dimension: UsageDimension | undefined, value: string): string {
  switch (dimension) {
    case "project":
      return `(SELECT name FROM project WHERE id = ${value} AND org_id = $1)`;
    case "key":
      return `(SELECT name FROM api_key WHERE id = ${value} AND org_id = $1)`;
    case "provider":
      return `(SELECT name FROM provider WHERE id = ${value})`;
    default:
      return "NULL::text";
  }
}
