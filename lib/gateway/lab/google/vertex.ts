import { createPublicKey, createVerify, generateKeyPairSync, type KeyObject } from "node:crypto";
import { messageEvents, wholeMessage } from "../anthropic/answer";
import { namedFraming } from "../framing";
import type { LabCall } from "../lab-call";
import { type LabEndpoint, type LabProtocol, LabRefusal } from "../protocol";
import { googleEndpoints, googleFraming } from "./endpoints";
import { googleFailure, googleRefusal } from "./failures";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const TOKEN_SECONDS = 3_600;
const LOCATION = "/v1(?:beta1)?/projects/(?<project>[^/]+)/locations/(?<location>[^/]+)";
const CLIENT_EMAIL = "turnpike@lab-project.iam.gserviceaccount.com";

type Claims = { iss: string; scope: string; aud: string; iat: number; exp: number };

const decode = (part = "") => JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as unknown;

function refuseGrant(description: string): never {
  throw new LabRefusal(`invalid_grant: ${description}`);
}

/** Google's checks of a service account's assertion (RFC 7523). */
function checkAssertion(assertion: string, key: KeyObject, tokenPath: string): void {
  const [head, body, signature] = assertion.split(".");
  if (!head || !body || !signature) refuseGrant("Invalid JWT");
  if ((decode(head) as { alg: string }).alg !== "RS256") refuseGrant("Invalid JWT: alg");
  const verify = createVerify("RSA-SHA256").update(`${head}.${body}`);
  if (!verify.verify(key, Buffer.from(signature, "base64url"))) refuseGrant("Invalid JWT Signature.");
  const claims = decode(body) as Claims;
  const now = Date.now() / 1_000;
  if (claims.iss !== CLIENT_EMAIL) refuseGrant("Invalid issuer");
  if (!claims.aud?.endsWith(tokenPath)) refuseGrant("Invalid audience");
  if (!claims.scope?.split(" ").includes(SCOPE)) refuseGrant("Invalid OAuth scope");
  if (claims.exp < now || claims.exp - claims.iat > TOKEN_SECONDS || claims.iat > now + 60) {
    refuseGrant("Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.");
  }
}

function tokenEndpoint(key: KeyObject, issued: Set<string>): LabEndpoint {
  return {
    name: "token",
    aside: true,
    path: /^\/token$/,
    check({ text, path }) {
      const form = new URLSearchParams(text);
      if (form.get("grant_type") !== GRANT) throw new LabRefusal("unsupported_grant_type");
      checkAssertion(form.get("assertion") ?? "", key, path);
    },
    whole: (_, call) => {
      const token = `ya29.${call.id}`;
      issued.add(token);
      return { access_token: token, expires_in: TOKEN_SECONDS - 1, token_type: "Bearer" };
    },
  };
}

/** Claude on Vertex: the Messages API's body without `model`, with `anthropic_version`. */
function claudeEndpoints(): LabEndpoint[] {
  const at = (verb: string) =>
    new RegExp(`^${LOCATION}/publishers/anthropic/models/(?<model>[^/:]+):${verb}$`);
  const check = ({ body }: LabCall) => {
    if (body.anthropic_version !== "vertex-2023-10-16") {
      throw new LabRefusal("anthropic_version: Field required", ["anthropic_version"]);
    }
  };
  return [
    { name: "rawPredict", path: at("rawPredict"), check, whole: wholeMessage },
    {
      name: "streamRawPredict",
      path: at("streamRawPredict"),
      check,
      streams: ({ body }) => body.stream === true,
      whole: wholeMessage,
      events: messageEvents,
      framing: () => namedFraming(),
    },
  ];
}

/** Vertex AI: cloud.google.com/vertex-ai/generative-ai/docs/reference/rest. Takes only tokens that it has issued. */
export function vertexProtocol(): LabProtocol {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const issued = new Set<string>();
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return {
    kind: "vertex",
    basePath: "",
    credential: (origin) =>
      JSON.stringify({
        serviceAccount: {
          client_email: CLIENT_EMAIL,
          private_key: pem,
          project_id: "lab-project",
          token_uri: `${origin}/token`,
        },
      }),
    endpoints: [
      ...googleEndpoints(`${LOCATION}/publishers/google/models`),
      ...claudeEndpoints(),
      tokenEndpoint(createPublicKey(privateKey), issued),
    ],
    framing: googleFraming,
    headers: () => ({}),
    authenticate({ headers, endpoint }) {
      if (endpoint === "token") return;
      const token = headers.authorization?.replace(/^Bearer /, "");
      if (token && issued.has(token)) return;
      throw new LabRefusal(
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.",
        [],
        401,
      );
    },
    failure: googleFailure,
    failureEvent: (failure) => ({ data: googleFailure(failure).body }),
    refusal(refusal, call) {
      if (call.endpoint !== "token") return googleRefusal(refusal);
      const [error, description] = refusal.message.split(": ");
      return { status: 400, body: { error, error_description: description } };
    },
  };
}
