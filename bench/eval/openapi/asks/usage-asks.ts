import type { Ask } from "./ask";

const KINDS = [
  "completions",
  "embeddings",
  "moderations",
  "images",
  "audio_speeches",
  "audio_transcriptions",
] as const;

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** The organization's usage and costs since `startS`, ungrouped and grouped, by a key that may read them and one that may not. */
export function usageAsks(keys: { reader: string; good: string }, startS: number): Ask[] {
  const get = (operation: string, name: string, query: string, status = 200, secret = keys.reader): Ask => ({
    name: `${operation}, ${name}`,
    method: "get",
    operation,
    path: `${operation}?start_time=${startS}${query}`,
    headers: bearer(secret),
    statuses: [status],
  });
  const everywhere = [...KINDS.map((kind) => `/organization/usage/${kind}`), "/organization/costs"];
  return [
    ...everywhere.flatMap((operation) => [
      get(operation, "whole", ""),
      get(operation, "grouped", "&group_by[]=project_id&group_by[]=api_key_id"),
      get(operation, "a page", "&limit=1"),
      get(operation, "an unknown group", "&group_by=color", 400),
      get(operation, "a key without the permission", "", 403, keys.good),
    ]),
    get("/organization/usage/completions", "by hour", "&bucket_width=1h&group_by[]=model&group_by[]=batch"),
    get("/organization/usage/images", "by size", "&bucket_width=1m&group_by[]=size&group_by[]=source"),
    get("/organization/costs", "by line item", "&group_by[]=line_item"),
  ];
}
