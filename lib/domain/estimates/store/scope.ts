/** Whose calls a history remembers; an empty part stands for all. */
export type Scope = { orgId: string; keyId: string; model: string };

export const SCOPE_KINDS = ["key", "organization", "model", "all"] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** The histories that apply to a call, the closest first, in the order of `SCOPE_KINDS`. */
export function scopesOf({ orgId, keyId, model }: Scope): Scope[] {
  return [
    { orgId, keyId, model },
    { orgId, keyId: "", model },
    { orgId: "", keyId: "", model },
    { orgId: "", keyId: "", model: "" },
  ];
}

export function nameOf({ orgId, keyId, model }: Scope): string {
  return `${orgId}\n${keyId}\n${model}`;
}
