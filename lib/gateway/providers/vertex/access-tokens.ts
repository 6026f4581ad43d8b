import { createSign } from "node:crypto";
import { request } from "undici";
import type { VertexCredential } from "@/lib/contract/provider-credentials";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/time";
import { parseCredential } from "@/lib/domain/providers";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const ASSERTION_MS = 60 * MINUTE_MS;
const ANSWER_MS_MAX = 15 * SECOND_MS;
/** From here on a token is renewed beside the calls that still use it. */
const RENEW_MS_AHEAD = 5 * MINUTE_MS;
const LEAST_LEFT_MS = 30 * SECOND_MS;

type ServiceAccount = VertexCredential["serviceAccount"];
type Token = { text: string; expiresAtMs: number };
type Entry = { account: ServiceAccount; token: Token | null; renewing: Promise<string> | null };

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A service account's signed request for a token (RFC 7523). */
function assertionOf(account: ServiceAccount, nowMs: number): string {
  const issued = Math.floor(nowMs / SECOND_MS);
  const claims = {
    iss: account.client_email,
    scope: SCOPE,
    aud: account.token_uri,
    iat: issued,
    exp: issued + ASSERTION_MS / SECOND_MS,
  };
  const unsigned = `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}`;
  return `${unsigned}.${createSign("RSA-SHA256").update(unsigned).sign(account.private_key, "base64url")}`;
}

function refusedAccount(cause?: unknown): AppError {
  return new AppError("upstream_error", "The provider refused the gateway's credential.", { cause });
}

async function fetchToken(account: ServiceAccount, nowMs: number): Promise<Token> {
  const form = new URLSearchParams({ grant_type: GRANT, assertion: assertionOf(account, nowMs) });
  const { statusCode, body } = await request(account.token_uri, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    headersTimeout: ANSWER_MS_MAX,
    bodyTimeout: ANSWER_MS_MAX,
  });
  const text = await body.text();
  if (statusCode >= 500) throw new Error("the token endpoint failed");
  if (statusCode !== 200) throw refusedAccount();
  const answer = JSON.parse(text) as { access_token?: unknown; expires_in?: unknown };
  if (typeof answer.access_token !== "string") throw refusedAccount();
  const seconds = Number(answer.expires_in) || ASSERTION_MS / SECOND_MS;
  return { text: answer.access_token, expiresAtMs: nowMs + seconds * SECOND_MS };
}

/**
 * OAuth tokens of service accounts, kept until they expire; each is renewed by one request at a time, ahead of its end. The
 * credentials are texts as the configuration has them; AppError where one is refused.
 */
export class AccessTokens {
  private readonly entries = new Map<string, Entry>();
  private readonly now: () => number;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  projectOf(credential: string): string {
    return this.entry(credential).account.project_id;
  }

  /** A token with some time left, at once where there is one. */
  get(credential: string): string | Promise<string> {
    const entry = this.entry(credential);
    const leftMs = (entry.token?.expiresAtMs ?? 0) - this.now();
    if (!entry.token || leftMs < LEAST_LEFT_MS) return this.renewal(entry);
    // The calls meanwhile have the one that is still good; a failure shows when it is not.
    if (leftMs < RENEW_MS_AHEAD) this.renewal(entry).catch(() => {});
    return entry.token.text;
  }

  /** Another token than `refused`, which was not accepted. */
  async replace(credential: string, refused: string): Promise<string> {
    const entry = this.entry(credential);
    if (entry.token && entry.token.text !== refused) return entry.token.text;
    entry.token = null;
    return this.renewal(entry);
  }

  private entry(credential: string): Entry {
    let entry = this.entries.get(credential);
    if (!entry) {
      const { serviceAccount } = parseCredential("vertex", credential);
      entry = { account: serviceAccount, token: null, renewing: null };
      this.entries.set(credential, entry);
    }
    return entry;
  }

  private renewal(entry: Entry): Promise<string> {
    entry.renewing ??= this.renew(entry).finally(() => {
      entry.renewing = null;
    });
    return entry.renewing;
  }

  private async renew(entry: Entry): Promise<string> {
    entry.token = await fetchToken(entry.account, this.now());
    return entry.token.text;
  }
}
