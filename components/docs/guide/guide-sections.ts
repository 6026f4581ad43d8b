/** The quick start's headings: the contents, the search and the page use the same list. */
export const GUIDE_SECTIONS = [
  {
    id: "first-call",
    title: "The first call",
    detail: "base URL, key, curl, Python, TypeScript, openai SDK",
  },
  {
    id: "sandbox",
    title: "Sandbox models",
    detail: "sandbox/small, sandbox/error-429, sandbox/slow, test without a provider",
  },
  {
    id: "streaming",
    title: "Streaming",
    detail: "server-sent events, include_usage, cost of a stream, keep-alive",
  },
  {
    id: "cost",
    title: "What a call costs",
    detail: "usage.cost, x-turnpike-cost, tokens, price per million",
  },
  {
    id: "errors",
    title: "Errors and retries",
    detail: "status codes, 402 budget_exceeded, x-should-retry, Retry-After",
  },
  {
    id: "idempotency",
    title: "Sending a call again",
    detail: "Idempotency-Key, x-turnpike-replayed, 409 idempotency_conflict, idempotency_result_lost",
  },
  {
    id: "limits",
    title: "Limits and budgets",
    detail: "x-ratelimit headers, requests and tokens per minute, caps",
  },
  { id: "keys", title: "Keys and rotation", detail: "overlap, revoke, scope, CIDR, expiry" },
] as const;
