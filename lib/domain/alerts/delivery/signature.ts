import { hmacSha256 } from "@/lib/core/crypto";

const PREFIX = "whsec_";

/**
 * The `webhook-signature` of Standard Webhooks: one for each secret, so that a receiver with the old or the new one finds its own.
 * `atSeconds` is the `webhook-timestamp`.
 */
export function signMessage(secrets: readonly string[], id: string, atSeconds: number, body: string): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
      return `v1,${hmacSha256(key, `${id}.${atSeconds}.${body}`).toString("base64")}`;
    })
    .join(" ");
}
