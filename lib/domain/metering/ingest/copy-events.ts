import { setImmediate as nextTurn } from "node:timers/promises";
import { CopyBuffer, copyIn, type PoolClient } from "@/lib/db";
import {
  EVENT_COLUMNS,
  type EventColumn,
  type NumberColumn,
  type TransferIds,
  transferIdOf,
} from "./event-columns";
import type { SettledCall } from "./settled-call";

/** Rows are made in slices with a turn of the event loop between them, so that a long batch holds up no call. */
const SLICE_CALLS = 250;

/** The rows of `copyEvents`; throws RangeError on a number that its column cannot hold. */
export async function toEventRows(calls: SettledCall[], transferIds: TransferIds): Promise<Buffer> {
  const buffer = new CopyBuffer(calls.length);
  for (const [i, call] of calls.entries()) {
    if (i > 0 && i % SLICE_CALLS === 0) await nextTurn();
    buffer.startRow(EVENT_COLUMNS.length + 1);
    for (const column of EVENT_COLUMNS) addField(buffer, column, call);
    addText(buffer, transferIdOf(call, transferIds));
  }
  return buffer.end();
}

/** Inserts events that are all new, far cheaper than `insertEvents`; rejects with a unique violation when one is there already. */
export function copyEvents(client: PoolClient, rows: Buffer): Promise<void> {
  return copyIn(client, COPY, rows);
}

const COPY = `COPY usage_event (${EVENT_COLUMNS.map((column) => column.name).join(", ")}, transfer_id) FROM STDIN (FORMAT binary)`;

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
