import { setImmediate as nextTurn } from "node:timers/promises";
import { CopyBuffer, copyIn, type PoolClient } from "@/lib/db";
import { type Booking, columnsFor, type EventColumn, type NumberColumn, transferIdOf } from "./event-columns";
import type { SettledCall } from "./settled-call";

/** Rows are made in slices with a turn of the event loop between them, so that a long batch holds up no call. */
const SLICE_CALLS = 250;

/** Events in the form of PostgreSQL's binary COPY, and the statement that takes them. */
export type EventRows = { statement: string; rows: Buffer };

/** What `copyEvents` takes; throws RangeError on a number that its column cannot hold. */
export async function toEventRows(calls: SettledCall[], booking: Booking): Promise<EventRows> {
  const columns = columnsFor(calls);
  const buffer = new CopyBuffer(calls.length);
  for (const [i, call] of calls.entries()) {
    if (i > 0 && i % SLICE_CALLS === 0) await nextTurn();
    buffer.startRow(columns.length + 2);
    for (const column of columns) addField(buffer, column, call);
    addText(buffer, transferIdOf(call, booking));
    buffer.int8(booking.id);
  }
  const names = columns.map((column) => column.name).join(", ");
  const statement = `COPY usage_event (${names}, transfer_id, booking) FROM STDIN (FORMAT binary)`;
  return { statement, rows: buffer.end() };
}

/** Inserts events that are all new, far cheaper than `insertEvents`; rejects with a unique violation when one is there already. */
export function copyEvents(client: PoolClient, { statement, rows }: EventRows): Promise<void> {
  return copyIn(client, statement, rows);
}

function addField(buffer: CopyBuffer, column: EventColumn, call: SettledCall): void {
  if (column.type === "text") addText(buffer, column.of(call));
  else if (column.type === "boolean") buffer.boolean(column.of(call));
  else if (column.type === "jsonb") addJson(buffer, column.of(call));
  else addNumber(buffer, column.type, column.of(call));
}

function addText(buffer: CopyBuffer, value: string | null): void {
  if (value === null) buffer.null();
  else buffer.text(value);
}

function addJson(buffer: CopyBuffer, value: string | null): void {
  if (value === null) buffer.null();
  else buffer.jsonb(value);
}

function addNumber(buffer: CopyBuffer, type: NumberColumn["type"], value: number | null): void {
  if (value === null) buffer.null();
  else if (type === "int") buffer.int4(value);
  else if (type === "smallint") buffer.int2(value);
  else if (type === "bigint") buffer.int8(value);
  else buffer.timestamp(value);
}
