import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { AwsCredential } from "@/lib/contract/provider-credentials";
import { AppError } from "@/lib/core/errors";
import type { ProviderRecord } from "../../snapshot/records";

type Secret = string | ArrayBuffer | ArrayBufferView;

/** Node's own digests, in the form in which the signer asks for them. */
class Sha256 {
  private readonly secret: Secret | undefined;
  private state: Hash | Hmac;

  constructor(secret?: Secret) {
    this.secret = secret;
    this.state = this.begin();
  }

  update(chunk: Uint8Array | string): void {
    this.state.update(chunk);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.state.digest());
  }

  reset(): void {
    this.state = this.begin();
  }

  private begin(): Hash | Hmac {
    const { secret } = this;
    if (secret === undefined) return createHash("sha256");
    return createHmac("sha256", typeof secret === "string" ? secret : bytesOf(secret));
  }
}

function bytesOf(secret: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(secret)
    ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
    : new Uint8Array(secret);
}

type Signing = { signer: SignatureV4 } | { bearer: string };
/** A provider's record is replaced whenever its row changes. */
const known = new WeakMap<ProviderRecord, Signing>();

function toSigning({ credential, region }: ProviderRecord): Signing {
  // Bedrock's API keys are bearer tokens; any other credential is an access key.
  if (credential && !credential.startsWith("{")) return { bearer: credential };
  if (!credential || !region) {
    throw new AppError("upstream_error", "The provider has no credential or no region.");
  }
  const { accessKeyId, secretAccessKey, sessionToken } = JSON.parse(credential) as AwsCredential;
  const signer = new SignatureV4({
    service: "bedrock",
    region,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    sha256: Sha256,
  });
  return { signer };
}

/** The headers of a signed POST, as a flat list. `path` is as it is sent. */
export async function signedHeaders(
  provider: ProviderRecord,
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<string[]> {
  let signing = known.get(provider);
  if (!signing) {
    signing = toSigning(provider);
    known.set(provider, signing);
  }
  if ("bearer" in signing)
    return Object.entries({ ...headers, authorization: `Bearer ${signing.bearer}` }).flat();
  const { host, hostname, protocol } = new URL(provider.baseUrl ?? "");
  const signed = await signing.signer.sign({
    method: "POST",
    protocol,
    hostname,
    path,
    headers: { ...headers, host },
    body,
  });
  const { host: _, ...sent } = signed.headers;
  return Object.entries(sent).flat();
}
