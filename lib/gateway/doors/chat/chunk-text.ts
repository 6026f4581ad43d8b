import type { ProviderChunk } from "../../providers/provider";

/**
 * The chunk's JSON as this caller should see it: no `usage` unless it was asked for, and then null until the last chunk.
 * The bytes are the provider's own wherever they can be.
 */
export function chunkText({ json, value }: ProviderChunk, wantsUsage: boolean): string {
  if (value.usage === undefined)
    return wantsUsage ? `${json.slice(0, json.lastIndexOf("}"))},"usage":null}` : json;
  if (value.usage === null && wantsUsage) return json;
  if (value.usage === null) {
    const stripped = json.replace(/,\s*"usage":\s*null/, "");
    if (stripped.length < json.length) return stripped;
  }
  const { usage: _, ...rest } = value;
  return JSON.stringify(wantsUsage ? { ...rest, usage: null } : rest);
}

type Head = { id: string; created: number; model: string };

/** A chunk of our own in the stream's name. */
export function ownChunk(head: Head, choices: unknown[], more: Record<string, unknown>): string {
  return `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices, ...more })}\n\n`;
}

export type StreamHead = Head;
