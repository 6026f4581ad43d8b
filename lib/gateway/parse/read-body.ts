import type { IncomingMessage } from "node:http";
import { AppError } from "@/lib/core/errors";

function tooLarge(bytesMax: number): AppError {
  return new AppError("request_too_large", `The body is larger than ${bytesMax} bytes.`);
}

/** The whole body; 413 as soon as it is known to pass `bytesMax`, 400 when the client breaks off. */
export function readBody(req: IncomingMessage, bytesMax: number): Promise<Buffer> {
  if (Number(req.headers["content-length"] ?? 0) > bytesMax) return Promise.reject(tooLarge(bytesMax));
  return new Promise((resolve, reject) => {
    let first: Buffer | undefined;
    let rest: Buffer[] | undefined;
    let bytes = 0;
    req.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bytesMax) {
        req.removeAllListeners("data");
        req.resume();
        reject(tooLarge(bytesMax));
      } else if (!first) first = chunk;
      else if (rest) rest.push(chunk);
      else rest = [first, chunk];
    });
    req.on("end", () => resolve(rest ? Buffer.concat(rest, bytes) : (first ?? Buffer.alloc(0))));
    const broken = () =>
      reject(new AppError("invalid_request", "The body ended before its announced length."));
    req.on("error", broken);
    req.on("aborted", broken);
  });
}
