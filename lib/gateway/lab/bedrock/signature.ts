import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { LabCall } from "../lab-call";
import { LabRefusal } from "../protocol";

export type LabAwsCredentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

const CLOCK_SKEW_MS = 300_000;

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

/** Each byte that is not unreserved, percent-encoded. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** The path as sent, each segment encoded once more: so for every service but S3. */
const canonicalPath = (path: string) => path.split("/").map(encode).join("/");

function canonicalQuery(query: URLSearchParams): string {
  const pairs = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return pairs.sort().join("&");
}

function refuse(message: string): never {
  throw new LabRefusal(message, [], 403);
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=(?<id>[^/]+)\/(?<date>\d{8})\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request, ?SignedHeaders=(?<signed>[^,]+), ?Signature=(?<signature>[0-9a-f]{64})$/;

/** Checks Signature Version 4 over what arrived, computed here from the AWS general reference. */
export function checkSignature(call: LabCall, credentials: LabAwsCredentials): void {
  const { headers } = call;
  const parts = AUTHORIZATION.exec(headers.authorization ?? "")?.groups;
  if (!parts) refuse("Missing Authentication Token");
  const { id, date, region, service, signed, signature } = parts as Record<string, string>;
  if (id !== credentials.accessKeyId) refuse("The security token included in the request is invalid.");
  if (service !== "bedrock") refuse("Credential should be scoped to correct service: 'bedrock'.");
  if (credentials.sessionToken && headers["x-amz-security-token"] !== credentials.sessionToken) {
    refuse("The security token included in the request is invalid.");
  }
  const time = String(headers["x-amz-date"] ?? "");
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!time.startsWith(date!) || !(Math.abs(Date.now() - at) < CLOCK_SKEW_MS)) refuse("Signature expired");
  const names = signed!.split(";");
  const needed = ["host", ...Object.keys(headers).filter((name) => name.startsWith("x-amz-"))];
  if (needed.some((name) => !names.includes(name))) refuse("There were headers which were not signed");
  const canonical = [
    call.method,
    canonicalPath(call.path),
    canonicalQuery(call.query),
    ...names.map(
      (name) =>
        `${name}:${String(headers[name] ?? "")
          .trim()
          .replace(/ +/g, " ")}`,
    ),
    "",
    signed,
    sha256(call.bytes),
  ].join("\n");
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
  const key = [region!, service!, "aws4_request"].reduce<Buffer>(
    (last, part) => hmac(last, part),
    hmac(`AWS4${credentials.secretAccessKey}`, date!),
  );
  if (!timingSafeEqual(hmac(key, toSign), Buffer.from(signature!, "hex"))) {
    refuse(
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    );
  }
}
