import type { Json } from "@/lib/contract/playground-request";
import { entriesOf } from "./literals/literal";
import type { SnippetInput } from "./snippet-input";

/** An attachment that the code reads from the folder it runs in, rather than carry its bytes. */
export type AttachedFile = {
  /** What stands for its content in the body. */
  text: string;
  name: string;
  mediaType: string;
};

/** Shorter ones are written into the code. */
const INLINE_CHARS_MAX = 200;
const DATA_URL =
  /^data:([\w.+-]+\/[\w.+-]+);base64,((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/;

/** The files that a body holds, each once, with names that a folder can hold. */
export function attachedFiles({ body, files: known }: Pick<SnippetInput, "body" | "files">): AttachedFile[] {
  const files = new Map<string, AttachedFile>();
  const taken = new Set<string>();
  for (const { text, fileName } of textsOf(body.messages)) {
    const mediaType = known?.get(text)?.mediaType ?? mediaTypeOf(text);
    if (!mediaType || files.has(text)) continue;
    const said = known?.get(text)?.name ?? fileName;
    const name = freeName(safeName(said ?? `file-${files.size + 1}.${extensionOf(mediaType)}`), taken);
    taken.add(name);
    files.set(text, { text, name, mediaType });
  }
  return [...files.values()];
}

function mediaTypeOf(text: string): string | undefined {
  return text.length > INLINE_CHARS_MAX ? DATA_URL.exec(text)?.[1] : undefined;
}

/** Every text in a value, with the file name that is said beside it. */
function* textsOf(value: Json, fileName?: string): Generator<{ text: string; fileName?: string }> {
  if (typeof value === "string") yield { text: value, fileName };
  if (value === null || typeof value !== "object") return;
  if (Array.isArray(value)) {
    for (const item of value) yield* textsOf(item, fileName);
    return;
  }
  const named = typeof value.filename === "string" ? value.filename : fileName;
  for (const [, item] of entriesOf(value)) yield* textsOf(item, named);
}

/** The name of the last part of a path; no hidden file, no option of a program. */
function safeName(name: string): string {
  const last = name
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\p{Cc}/gu, "_")
    .replace(/^[-.]+/, "");
  return last || "file";
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf(".") > 0 ? name.lastIndexOf(".") : name.length;
  for (let i = 2; ; i++) {
    const next = `${name.slice(0, dot)}-${i}${name.slice(dot)}`;
    if (!taken.has(next)) return next;
  }
}

function extensionOf(mediaType: string): string {
  const kind = mediaType.split("/")[1]!.split("+")[0]!;
  return kind === "jpeg" ? "jpg" : kind === "plain" ? "txt" : kind;
}
