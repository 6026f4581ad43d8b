import {
  type AwsCredential,
  type AzureCredential,
  awsCredential,
  azureCredential,
  type CredentialInput,
  checkCredential,
  isBlankCredential,
  type VertexCredential,
  vertexCredential,
} from "@/lib/contract/provider-credentials";
import { seal, unseal } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import type { CredentialForm } from "@/lib/core/provider-presets";
import { requireAllowedHost } from "./metadata-addresses";

const PURPOSE = "provider-credential";
const TAIL_LENGTH = 4;
/** Below this, four characters would give away too much of it. */
const LENGTH_MIN_FOR_TAIL = 12;

const SCHEMAS = { bedrock: awsCredential, vertex: vertexCredential, azure: azureCredential };
type Parsed = { bedrock: AwsCredential; vertex: VertexCredential; azure: AzureCredential };

/**
 * The fields of a credential that is more than one key, from the text that `openCredential` gives. It parses JSON: keep the
 * result as long as the text stays the same. Throws Error, without the credential, on another shape.
 */
export function parseCredential<K extends keyof Parsed>(kind: K, text: string | null): Parsed[K] {
  const parsed = SCHEMAS[kind].safeParse(parseJson(text ?? ""));
  if (parsed.success) return parsed.data as Parsed[K];
  throw new Error(`the credential of this ${kind} provider is not what it should be: write it again`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The text to seal for what an operator wrote; 400 names the field that is wrong. */
export function toCredentialText(form: CredentialForm, input: CredentialInput | null): string | null {
  if (input === null || isBlankCredential(input)) return null;
  const checked = checkCredential(form, input);
  if ("text" in checked) return checked.text;
  const { path, message } = checked.issues[0]!;
  throw new AppError("invalid_request", message, { param: ["credential", ...path].join(".") });
}

/** A service account names the address that tokens are asked for at: it is under the same rule as a base URL. */
export async function requireAllowedToken(form: CredentialForm, text: string | null): Promise<void> {
  if (form !== "service_account" || text === null) return;
  const { serviceAccount } = parseCredential("vertex", text);
  await requireAllowedHost(serviceAccount.token_uri, "credential.serviceAccount");
}

/** What of a credential is shown for recognition: the key, AWS's key id, or the service account's name. */
function recognizable(text: string): string {
  const fields = parseJson(text) as Partial<AwsCredential & VertexCredential & AzureCredential> | null;
  if (typeof fields !== "object" || fields === null) return text;
  return fields.accessKeyId ?? fields.serviceAccount?.client_email.split("@")[0] ?? fields.apiKey ?? text;
}

/** The columns that keep a credential: sealed, and the tail by which an operator knows it again. */
export function toCredentialColumns(credential: string | null) {
  if (credential === null) return { credentialEnc: null, credentialTail: null };
  const shown = recognizable(credential);
  const tail = shown.length >= LENGTH_MIN_FOR_TAIL ? shown.slice(-TAIL_LENGTH) : null;
  return { credentialEnc: seal(env().TURNPIKE_SECRET, PURPOSE, credential), credentialTail: tail };
}

/** The credential as it goes upstream; it must never be logged or shown. */
export function openCredential(sealed: string): string {
  return unseal(env().TURNPIKE_SECRET, PURPOSE, sealed);
}
