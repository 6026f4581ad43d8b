/** What leaves room for a string's quotes, a member's colon and comma. */
const MEMBER_BYTES = 4;
const DEPTH_MAX = 64;
const BINARY_LENGTH_MIN = 1_024;
const SAMPLE = 256;
const BASE64 = /^[A-Za-z0-9+/_-]+=*$/;
/** What a prompt says last is what was asked. */
const NEWEST_LAST = new Set(["messages", "input", "contents", "chat_history"]);

type Bound = { left: number; cut: boolean };
type Json = Record<string, unknown>;

/**
 * JSON of a value in about `bytesMax` bytes at most: still JSON, without images and files, which are named, and of a
 * conversation that is longer its newest messages.
 */
export function boundedJson(value: unknown, bytesMax: number): { json: string; cut: boolean } {
  const bound: Bound = { left: bytesMax, cut: false };
  const json = JSON.stringify(keep(value, bound, 0)) ?? "null";
  return { json, cut: bound.cut };
}

function keep(value: unknown, bound: Bound, depth: number): unknown {
  if (typeof value === "string") return keepText(value, bound);
  if (typeof value !== "object" || value === null) {
    bound.left -= MEMBER_BYTES * 2;
    return value;
  }
  if (depth >= DEPTH_MAX) return leaveOut(bound);
  return Array.isArray(value) ? keepItems(value, bound, depth) : keepMembers(value as Json, bound, depth);
}

function leaveOut(bound: Bound): null {
  bound.cut = true;
  return null;
}

function keepText(text: string, bound: Bound): string {
  const name = binaryName(text);
  if (name !== null) {
    bound.left -= name.length;
    return name;
  }
  const bytes = Buffer.byteLength(text);
  if (bytes <= bound.left) {
    bound.left -= bytes;
    return text;
  }
  bound.cut = true;
  const room = Math.max(0, bound.left);
  bound.left = 0;
  // The decoder drops a character that was cut in two.
  return `${Buffer.from(text.slice(0, room))
    .subarray(0, room)
    .toString("utf8")
    .replace(/\uFFFD$/, "")}…`;
}

/** `[image/png, 84,213 bytes]`, or null for what is text. */
function binaryName(text: string): string | null {
  if (text.length < BINARY_LENGTH_MIN) return null;
  const comma = text.startsWith("data:") ? text.slice(0, SAMPLE).indexOf(";base64,") : -1;
  if (comma < 0 && !BASE64.test(text.slice(0, SAMPLE))) return null;
  const type = comma < 0 ? "file" : text.slice("data:".length, comma);
  const encoded = comma < 0 ? text.length : text.length - comma - ";base64,".length;
  const bytes = Math.floor((encoded * 3) / 4);
  return `[${type}, ${bytes.toLocaleString("en-US")} bytes]`;
}

function keepItems(items: unknown[], bound: Bound, depth: number): unknown[] {
  const kept: unknown[] = [];
  for (const item of items) {
    if (bound.left <= 0) {
      bound.cut = true;
      break;
    }
    bound.left -= 1;
    kept.push(keep(item, bound, depth + 1));
  }
  return kept;
}

function keepMembers(value: Json, bound: Bound, depth: number): Json {
  const kept: Json = {};
  const names = Object.keys(value);
  // What is said comes before the long lists of what could be done, such as tools; the order of the members stays.
  const turns =
    depth === 0 ? names.filter((name) => NEWEST_LAST.has(name) && Array.isArray(value[name])) : [];
  const short = names.filter((name) => !turns.includes(name) && !Array.isArray(value[name]));
  const lists = names.filter((name) => !turns.includes(name) && Array.isArray(value[name]));
  const found = new Map<string, unknown>();
  for (const name of [...short, ...turns, ...lists]) {
    if (bound.left <= 0) {
      bound.cut = true;
      break;
    }
    bound.left -= name.length + MEMBER_BYTES;
    found.set(
      name,
      turns.includes(name)
        ? keepNewest(value[name] as unknown[], bound)
        : keep(value[name], bound, depth + 1),
    );
  }
  for (const name of names) if (found.has(name)) kept[name] = found.get(name);
  return kept;
}

function keepNewest(items: unknown[], bound: Bound): unknown[] {
  return keepItems([...items].reverse(), bound, 1).reverse();
}
