import type { Target, UpstreamRequest } from "../providers/provider";

const ANSWER_BYTES_MAX = 1_048_576;

type WholeAnswer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
};

/** Sends a request that costs nothing and resolves with the whole answer, whatever its status; rejects when the connection fails. */
export function askOnce(target: Target, request: UpstreamRequest): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    let head: Pick<WholeAnswer, "status" | "headers"> = { status: 0, headers: {} };
    const handle = target.driver.send(target, request, {
      sending: () => {},
      head: (status, headers) => {
        head = { status, headers };
      },
      data: (part) => {
        bytes += part.length;
        parts.push(part);
        if (bytes <= ANSWER_BYTES_MAX) return;
        handle.abort();
        reject(new Error("the answer is too long"));
      },
      end: () => resolve({ ...head, body: Buffer.concat(parts) }),
      fail: reject,
    });
  });
}
