import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Claims = { sub: string; email: string; email_verified?: boolean; name?: string };

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An OpenID Connect issuer on loopback. `approve` stands for the person at its page: it gives the code for the redirect. */
export async function startIssuer(clientId: string) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, { claims: Claims; nonce: string; challenge: string }>();
  let issuer = "";

  function idToken({ claims, nonce }: { claims: Claims; nonce: string }): string {
    const seconds = Math.floor(Date.now() / 1000);
    const body = { iss: issuer, aud: clientId, iat: seconds, exp: seconds + 60, nonce, ...claims };
    const text = `${base64url({ alg: "RS256", kid: "k" })}.${base64url(body)}`;
    return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
  }

  function redeem(form: URLSearchParams): object | null {
    const grant = grants.get(form.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!grant || verifier !== grant.challenge) return null;
    return { access_token: "at", token_type: "Bearer", id_token: idToken(grant) };
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answers: Record<string, object | null> = {
      "/.well-known/openid-configuration": {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ["code"],
        id_token_signing_alg_values_supported: ["RS256"],
        subject_types_supported: ["public"],
      },
      "/jwks": { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k", alg: "RS256", use: "sig" }] },
      "/token": redeem(new URLSearchParams(Buffer.concat(chunks).toString())),
    };
    const answer = answers[request.url ?? ""];
    response.writeHead(answer ? 200 : 400, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { error: "invalid_grant" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    close: () => server.close(),
    approve(address: URL, claims: Claims) {
      const {
        nonce = "",
        code_challenge: challenge = "",
        state = "",
      } = Object.fromEntries(address.searchParams);
      const code = `code-${grants.size}`;
      grants.set(code, { claims, nonce, challenge });
      return { code, state };
    },
  };
}
