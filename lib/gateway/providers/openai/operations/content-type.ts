type Headers = Record<string, string | string[] | undefined>;

export function contentTypeOf(headers: Headers): string {
  const type = headers["content-type"];
  return typeof type === "string" ? type : "application/octet-stream";
}

export function isEventStream(headers: Headers): boolean {
  return contentTypeOf(headers).toLowerCase().startsWith("text/event-stream");
}
