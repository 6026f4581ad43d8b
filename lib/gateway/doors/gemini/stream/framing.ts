import type { IncomingMessage } from "node:http";

/** How the pieces of a stream stand in its body. */
export type Framing = {
  contentType: string;
  /** One piece; `json` is its JSON. */
  piece(json: string): string;
  end(): string;
};

/** `alt=sse` asks for server-sent events. */
function wantsEvents({ url = "" }: IncomingMessage): boolean {
  const query = url.indexOf("?");
  return query >= 0 && new URLSearchParams(url.slice(query + 1)).get("alt") === "sse";
}

const events = (): Framing => ({
  contentType: "text/event-stream; charset=utf-8",
  piece: (json) => `data: ${json}\r\n\r\n`,
  end: () => "",
});

/** Without it a stream is one JSON array that grows. */
function growingArray(): Framing {
  let count = 0;
  return {
    contentType: "application/json; charset=utf-8",
    piece: (json) => `${count++ === 0 ? "[" : ",\r\n"}${json}`,
    end: () => (count === 0 ? "[]" : "]"),
  };
}

export function framingFor(req: IncomingMessage): Framing {
  return wantsEvents(req) ? events() : growingArray();
}
