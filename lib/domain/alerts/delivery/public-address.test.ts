import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, test } from "vitest";
import { env } from "@/lib/core/env";
import { isReachable, parseHookUrl, reachableLookup, requireReachable } from "./public-address";

// Settings are read whole; nothing here asks a database.
process.env.DATABASE_URL ??= "postgresql://nowhere";
const settings = () => env() as Record<string, unknown>;
afterEach(() => {
  settings().WEBHOOK_PRIVATE_ADDRESSES = "false";
});

const isAllowed = (url: string) => {
  try {
    return Boolean(parseHookUrl(url, "public"));
  } catch {
    return false;
  }
};

describe("an address of a webhook", () => {
  it.each([
    "https://hooks.example.com/in?team=1",
    "https://93.184.216.34/hook",
    "https://127.0.0.1.example.com/",
    "https://[2606:2800:220:1:248:1893:25c8:1946]/",
  ])("%s is public", (url) => expect(isAllowed(url)).toBe(true));

  it.each([
    "http://hooks.example.com/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://017700000001/",
    "https://0/",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[::ffff:a9fe:a9fe]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[fd00:ec2::254]/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://192.0.0.192/",
    "https://198.18.0.1/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://localhost./",
    "https://api.localhost/",
    "https://metadata.google.internal/",
    "https://intranet/",
    "https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "https://user:pass@example.com/",
    "https://127.0.0.1#@example.com/",
    "https://127.0.0.1%2f@example.com/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://[::/",
    "https://256.256.256.256/",
    "not an address",
  ])("%s is refused", (url) => expect(isAllowed(url)).toBe(false));

  it("may be on the own network with the switch of development, but never a cloud's metadata", () => {
    settings().WEBHOOK_PRIVATE_ADDRESSES = "true";
    expect(parseHookUrl("http://127.0.0.1:4567/hook").port).toBe("4567");
    expect(isReachable("10.1.2.3")).toBe(true);
    for (const metadata of ["http://169.254.169.254/", "http://[fd00:ec2::254]/", "http://[fe80::1]/"]) {
      expect(() => parseHookUrl(metadata)).toThrow("private network");
    }
  });

  it("is judged by what its name resolves to, when it is saved and at each connection", async () => {
    await expect(requireReachable(new URL("https://localhost/"))).rejects.toMatchObject({ status: 400 });
    const found = await new Promise((resolve) =>
      reachableLookup("localhost", { all: true }, (error) => resolve(error?.message)),
    );
    expect(found).toBe("the address is inside a private network");
  });
});

const golden = join(process.env.TURNPIKE_DATA ?? "../shared/data", "ssrf-urls/urls.jsonl");
type Golden = { url: string; expect: "block" | "allow" };

/** Those with a remark need a resolver or a receiver that plays along: the redirect is in deliver-due.test.ts. */
const needsPlay = ({ url }: Golden) => / \(| -> /.test(url);

test.skipIf(!existsSync(golden))("every golden URL is judged as it should be (needs TURNPIKE_DATA)", () => {
  const all = readFileSync(golden, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Golden);
  const wrong = all.filter((one) => !needsPlay(one) && isAllowed(one.url) !== (one.expect === "allow"));
  expect(wrong).toEqual([]);
  // Of http addresses the scheme alone would decide: the address must be refused by itself too.
  const overTls = all.filter((one) => one.expect === "block" && /^http:\/\/[^\s]+$/.test(one.url));
  expect(overTls.filter(({ url }) => isAllowed(url.replace("http:", "https:")))).toEqual([]);
});
