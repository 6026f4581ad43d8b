import type { LabEvent, LabFraming } from "./protocol";

const SSE = "text/event-stream; charset=utf-8";
const toText = (event: LabEvent) =>
  typeof event.data === "string" ? event.data : JSON.stringify(event.data);

/** `data:` lines alone; `end` is sent after the last one. */
export function dataFraming(end: string, lineEnd = "\n", contentType = SSE): LabFraming {
  const frame = (json: string) => Buffer.from(`data: ${json}${lineEnd}${lineEnd}`);
  return {
    contentType,
    event: (event) => frame(toText(event)),
    raw: frame,
    end: Buffer.from(end && `${end}${lineEnd}${lineEnd}`),
  };
}

/** `event:` with the data's own type, then `data:`. */
export function namedFraming(end = ""): LabFraming {
  const frame = (name: string, json: string) => Buffer.from(`event: ${name}\ndata: ${json}\n\n`);
  const typeOf = (json: string) => (JSON.parse(json) as { type?: string }).type ?? "message";
  return {
    contentType: SSE,
    event: (event) => frame(event.name ?? typeOf(toText(event)), toText(event)),
    raw: (json) => frame(typeOf(json), json),
    end: Buffer.from(end && `${end}\n\n`),
  };
}

/** A JSON array that grows by an element an event. */
export function arrayFraming(): LabFraming {
  const frame = (json: string, index: number) => Buffer.from(`${index === 0 ? "[" : ",\r\n"}${json}`);
  return {
    contentType: "application/json; charset=UTF-8",
    event: (event, index) => frame(toText(event), index),
    raw: frame,
    end: Buffer.from("]"),
  };
}
