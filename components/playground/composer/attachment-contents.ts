import type { AttachmentContents, ChatBody, Json } from "@/lib/contract/playground-request";

const MARK = "attachment:";
const MARKED = /^attachment:([0-9a-f]{64})$/;

/** Stands for every content, so that a request is kept without the bytes: `attachment:<id>`. */
export const LIGHT_CONTENTS: AttachmentContents = new Proxy(
  {},
  { get: (_, id) => (typeof id === "string" ? MARK + id : undefined) },
);

/** The same request with the bytes of its attachments in place. */
export function fillAttachments(body: ChatBody, contents: AttachmentContents): ChatBody {
  return fill(body, (id) => contents[id]) as ChatBody;
}

/** The attachments that a kept request needs. */
export function attachmentIdsOf(body: ChatBody): string[] {
  const ids = new Set<string>();
  fill(body, (id) => {
    ids.add(id);
    return undefined;
  });
  return [...ids];
}

type Find = (id: string) => string | undefined;

/** Only where a request has the address of a content: a text that looks like one stays as it is. */
function fill(value: Json | undefined, find: Find, key = ""): Json | undefined {
  if (typeof value === "string") {
    const id = key === "url" || key === "file_data" ? MARKED.exec(value)?.[1] : undefined;
    return (id && find(id)) || value;
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, find)!);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, find, name)]));
}
