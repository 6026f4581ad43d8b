import { createSign } from "node:crypto";
import { request } from "undici";
import { z } from "zod";
import type { VertexCredential } from "@/lib/contract/provider-credentials";
import { now } from "@/lib/core/time";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const LIFE_SECONDS = 600;
const answer = z.object({ access_token: z.string().min(1) });
const refusal = z.object({ error_description: z.string() });

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** One OAuth token for a service account (RFC 7523). Throws Error with Google's words when the account is refused. */
export async function fetchGoogleToken(
  account: VertexCredential["serviceAccount"],
  signal: AbortSignal,
): Promise<string> {
  const iat = Math.floor(now().getTime() / 1_000);
  const claims = {
    iss: account.client_email,
    scope: SCOPE,
    aud: account.token_uri,
    iat,
    exp: iat + LIFE_SECONDS,
  };
  const unsigned = `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}`;
  const signature = createSign("RSA-SHA256").update(unsigned).sign(account.private_key, "base64url");
  const form = new URLSearchParams({ grant_type: GRANT, assertion: `${unsigned}.${signature}` });
  const { body } = await request(account.token_uri, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    signal,
  });
  const json: unknown = await body.json().catch(() => null);
  const token = answer.safeParse(json);
  if (token.success) return token.data.access_token;
  const words = refusal.safeParse(json);
  throw new Error(
    `Google refuses the service account${words.success ? `: ${words.data.error_description}` : "."}`,
  );
}
