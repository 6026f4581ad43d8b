import { type PoolClient, plainArray, textArray } from "@/lib/db";
import { ALL_EVENT_COLUMNS, type Booking, type EventColumn, transferIdOf } from "./event-columns";
import type { SettledCall } from "./settled-call";

/** Inserts the events that are not there yet and answers which those were. */
export async function insertEvents(
  client: PoolClient,
  calls: SettledCall[],
  booking: Booking,
): Promise<SettledCall[]> {
  const values = ALL_EVENT_COLUMNS.map((column) => literal(column, calls));
  values.push(textArray(calls.map((call) => transferIdOf(call, booking))));
  values.push(plainArray(calls.map(() => booking.id)));
  const { rows } = await client.query<[string, number]>({
    name: "insert-events",
    text: INSERT,
    values,
    rowMode: "array",
  });
  // Each once: a batch may hold the same call twice.
  const inserted = new Set(rows.map(([requestId, attempt]) => `${requestId}/${attempt}`));
  return calls.filter((call) => inserted.delete(eventKey(call)));
}

/** What makes an event one and the same: the request and the attempt. */
export function eventKey(call: Pick<SettledCall, "requestId" | "attempt">): string {
  return `${call.requestId}/${call.attempt}`;
}

function literal(column: EventColumn, calls: SettledCall[]): string {
  if (column.type === "text" || column.type === "jsonb") return textArray(calls.map(column.of));
  if (column.type === "boolean") return plainArray(calls.map(column.of));
  return plainArray(calls.map(column.of));
}

const names = [...ALL_EVENT_COLUMNS.map((column) => column.name), "transfer_id", "booking"];
const types = [
  ...ALL_EVENT_COLUMNS.map((column) => (column.type === "ms" ? "bigint" : column.type)),
  "text",
  "bigint",
];
const picks = [
  ...ALL_EVENT_COLUMNS.map((column) =>
    column.type === "ms" ? `to_timestamp(${column.name} / 1000.0)` : column.name,
  ),
  "transfer_id",
  "booking",
];

const INSERT = `
  INSERT INTO usage_event (${names.join(", ")})
  SELECT ${picks.join(", ")}
  FROM unnest(${types.map((type, i) => `$${i + 1}::${type}[]`).join(", ")}) AS e (${names.join(", ")})
  ON CONFLICT DO NOTHING
  RETURNING request_id, attempt`;
