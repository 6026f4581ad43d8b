import { randomId } from "@/lib/client/random-id";
import type { AttachmentContents, ChatBody } from "@/lib/contract/playground-request";
import type { AttachmentRef } from "@/lib/contract/playground-setup";
import { attachmentIdsOf } from "./attachment-contents";

type Row = { id: string; dataUrl: string; usedAt: number };

const STORE = "contents";
const KEPT_BYTES_MAX = 64_000_000;
const KEPT_MS_MAX = 24 * 3_600_000;
const known = new Map<string, string>();

/** Keeps a file's bytes in this browser, for a day at most. */
export async function keepAttachment(file: File): Promise<AttachmentRef> {
  const [dataUrl, id] = await Promise.all([readDataUrl(file), nameOf(await file.arrayBuffer())]);
  known.set(id, dataUrl);
  await inStore("readwrite", (store) => store.put({ id, dataUrl, usedAt: Date.now() } satisfies Row));
  await prune();
  return { id, name: file.name.slice(0, 255) || "file", mediaType: file.type, sizeBytes: file.size };
}

/** The data URL of an attachment; undefined where its bytes are not in this browser. */
export async function findContent(id: string): Promise<string | undefined> {
  const inMemory = known.get(id);
  if (inMemory !== undefined) return inMemory;
  const row = await inStore("readonly", (store) => store.get(id) as IDBRequest<Row | undefined>);
  if (row) known.set(id, row.dataUrl);
  return row?.dataUrl;
}

/** The bytes that a request needs. Throws where one of them is not here: a call without its picture is not sent. */
export async function contentsOf(body: ChatBody): Promise<AttachmentContents> {
  const entries = await Promise.all(
    attachmentIdsOf(body).map(async (id) => {
      const content = await findContent(id);
      if (content === undefined)
        throw new Error("An attachment of this conversation is not in this browser. Attach it again.");
      return [id, content] as const;
    }),
  );
  return Object.fromEntries(entries);
}

function readDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`${file.name} could not be read.`));
    reader.readAsDataURL(file);
  });
}

/** By its hash, so that a file is kept once; a page that came over plain HTTP cannot hash, and names it anew. */
async function nameOf(bytes: ArrayBuffer): Promise<string> {
  if (!globalThis.isSecureContext) return randomId() + randomId();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Oldest first until the rest is within bounds. */
async function prune(): Promise<void> {
  const rows = (await inStore("readonly", (store) => store.getAll() as IDBRequest<Row[]>)) ?? [];
  let kept = 0;
  for (const row of rows.sort((a, b) => b.usedAt - a.usedAt)) {
    kept += row.dataUrl.length;
    if (kept <= KEPT_BYTES_MAX && Date.now() - row.usedAt < KEPT_MS_MAX) continue;
    await inStore("readwrite", (store) => store.delete(row.id));
  }
}

/** Undefined where the browser keeps nothing: the bytes then live as long as the page. */
async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const opening = indexedDB.open("turnpike-playground", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
    const database = await settledRequest(opening);
    try {
      return await settledRequest(ask(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function settledRequest<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
