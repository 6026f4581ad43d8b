import { parseAsString, parseAsStringLiteral } from "nuqs/server";

export const CALL_RANGES = ["24h", "7d", "30d", "all"] as const;

/** The call log's filters and the open call, in the address. */
export const callsParams = {
  range: parseAsStringLiteral(CALL_RANGES).withDefault("all"),
  model: parseAsString,
  key: parseAsString,
  project: parseAsString,
  outcome: parseAsStringLiteral(["ok", "error", "aborted", "cut", "capped", "recovered", "corrected"]),
  call: parseAsString,
};
