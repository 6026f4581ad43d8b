/** Forms in which well-known services write their secrets. Broad on purpose where it costs nobody anything. */
const FORMS: readonly [kind: string, form: RegExp][] = [
  ["a key of this gateway", /\btp_(?:live|test)_[0-9A-Za-z]{38}\b/],
  ["an Anthropic key", /\bsk-ant-[\w-]{20,}/],
  ["an OpenRouter key", /\bsk-or-[\w-]{20,}/],
  ["an API key", /\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}/],
  ["a Google key", /\bAIza[\w-]{35}/],
  ["an AWS access key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,})/],
  ["a GitLab token", /\bglpat-[\w-]{20,}/],
  ["a Slack token", /\bxox[abeoprs]-[\w-]{10,}/],
  ["a Stripe key", /\b(?:sk|rk)_(?:live|test)_[0-9A-Za-z]{16,}/],
  ["a webhook secret", /\bwhsec_[A-Za-z0-9+/=]{20,}/],
  ["a Hugging Face token", /\bhf_[A-Za-z0-9]{30,}/],
  ["a Groq key", /\bgsk_[A-Za-z0-9]{40,}/],
  ["an xAI key", /\bxai-[A-Za-z0-9]{40,}/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a private key", /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ["a signed token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
];

/** What kind of secret a text holds, in words; null when it holds none that is known. */
export function knownSecretIn(text: string): string | null {
  return FORMS.find(([, form]) => form.test(text))?.[0] ?? null;
}

/** The first secret anywhere in a JSON value, keys of objects included, and the way to it. */
export function findKnownSecret(
  value: unknown,
  path: readonly (string | number)[] = [],
): { kind: string; path: (string | number)[] } | null {
  if (typeof value === "string") {
    const kind = knownSecretIn(value);
    return kind ? { kind, path: [...path] } : null;
  }
  if (typeof value !== "object" || value === null) return null;
  for (const [name, item] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    const kind = Array.isArray(value) ? null : knownSecretIn(name);
    const found = kind ? { kind, path: [...path] } : findKnownSecret(item, at);
    if (found) return found;
  }
  return null;
}
