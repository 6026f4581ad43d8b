import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compressFolder } from "../bootstrap/compress.mjs";
import { compressedScripts } from "./scripts";

const SCRIPT = `export const words = ${JSON.stringify(Array.from({ length: 300 }, (_, n) => `word ${n}`))};`;
const folder = mkdtempSync(join(tmpdir(), "turnpike-scripts-"));
let close: () => void;
let port: number;

beforeAll(async () => {
  const chunks = join(folder, "static/chunks");
  mkdirSync(chunks, { recursive: true });
  writeFileSync(join(chunks, "page-1.js"), SCRIPT);
  writeFileSync(join(chunks, "small.js"), "1;");
  writeFileSync(join(folder, "BUILD_ID"), "secret");
  await compressFolder(join(folder, "static"));
  const answer = compressedScripts(folder);
  const server = createServer((incoming, response) => {
    if (!answer(incoming, response)) response.end(`next: ${incoming.url}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  close = () => server.close();
});

afterAll(() => {
  close();
  rmSync(folder, { recursive: true });
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

function ask(path: string, accepts = "gzip, deflate, br, zstd", method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": accepts };
    request({ port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

const isNext = ({ body }: Answer) => body.toString().startsWith("next: ");

describe("the build's scripts", () => {
  it("go out as they were compressed, to be kept for good", async () => {
    const { status, headers, body } = await ask("/_next/static/chunks/page-1.js");
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-encoding": "br",
      "content-type": "text/javascript",
      "cache-control": "public,max-age=31536000,immutable",
      vary: "Accept-Encoding",
    });
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
    expect(body.length).toBeLessThan(SCRIPT.length / 2);
  });

  it("that were not worth compressing go out as they are", async () => {
    const { headers, body } = await ask("/_next/static/chunks/small.js");
    expect(headers).not.toHaveProperty("content-encoding");
    expect(body.toString()).toBe("1;");
  });

  it("are left to Next for a browser without Brotli, with the address as it came", async () => {
    const { body } = await ask("/_next/static/chunks/page-1.js", "gzip");
    expect(body.toString()).toBe("next: /_next/static/chunks/page-1.js");
  });

  it("are all that is answered here", async () => {
    for (const path of ["/", "/models", "/_next/static/chunks/none.js", "/_next/data/x.json"])
      expect(await ask(path), path).toSatisfy(isNext);
    for (const path of ["/_next/static/../BUILD_ID", "/_next/static/%2e%2e/BUILD_ID"])
      expect(await ask(path), path).toSatisfy(isNext);
    expect(await ask("/_next/static/chunks/page-1.js", "br", "POST")).toSatisfy(isNext);
  });
});
