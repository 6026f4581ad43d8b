import { createHmac, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { signMessage } from "./signature";

const SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

/** As a receiver with one secret does it, from the specification alone. */
function isSigned(header: string, secret: string, content: string): boolean {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const mine = createHmac("sha256", key).update(content).digest();
  return header.split(" ").some((signature) => {
    const theirs = Buffer.from(signature.replace(/^v1,/, ""), "base64");
    return signature.startsWith("v1,") && theirs.length === mine.length && timingSafeEqual(theirs, mine);
  });
}

test("a message is signed over id, time and body, once for each secret", () => {
  const other = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
  const header = signMessage([SECRET, other], "dlv_1", 1_700_000_000, '{"a":1}');
  expect(header.split(" ")).toHaveLength(2);
  for (const secret of [SECRET, other]) {
    expect(isSigned(header, secret, 'dlv_1.1700000000.{"a":1}')).toBe(true);
    expect(isSigned(header, secret, 'dlv_1.1700000001.{"a":1}')).toBe(false);
  }
  expect(isSigned(header, "whsec_AAAA", 'dlv_1.1700000000.{"a":1}')).toBe(false);
});

const golden = join(process.env.TURNPIKE_DATA ?? "../shared/data", "webhook-vectors/standard-webhooks.json");
type Vector = Record<"secret" | "webhook-id" | "payload" | "expected_signature", string> & {
  "webhook-timestamp": number;
};

test.skipIf(!existsSync(golden))("the vectors of Standard Webhooks agree (needs TURNPIKE_DATA)", () => {
  const all = JSON.parse(readFileSync(golden, "utf8")) as Vector[];
  const vectors = all.filter((one) => one.expected_signature !== undefined);
  expect(vectors.length).toBeGreaterThan(0);
  for (const one of vectors) {
    const sign = (secret: string) =>
      signMessage([secret], one["webhook-id"], one["webhook-timestamp"], one.payload);
    expect(sign(one.secret)).toBe(one.expected_signature);
    expect(sign(one.secret.replace("whsec_", ""))).toBe(one.expected_signature);
  }
});
