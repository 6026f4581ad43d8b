import { CopyBuffer, copyIn, type PoolClient } from "@/lib/db";
import {
  EVENT_COLUMNS,
  type EventColumn,
  type NumberColumn,
  type TransferIds,
  transferIdOf,
} from "./event-columns";
import type { SettledCall } from "./settled-call";

/**
 * Inserts events that are all new, at a third of the cost of `insertEvents`. Rejects with a unique violation when one is there
 * already, and throws RangeError on a number that its column cannot hold.
 */
export async function copyEvents(
  client: PoolClient,
  calls: SettledCall[],
  transferIds: TransferIds,
): Promise<SettledCall[]> {
  const buffer = new CopyBuffer(calls.length);
  for (const call of calls) {
    buffer.startRow(EVENT_COLUMNS.length + 1);
    for (const column of EVENT_COLUMNS) addField(buffer, column, call);
    addText(buffer, transferIdOf(call, transferIds));
  }
  await copyIn(client, COPY, buffer.end());
  return calls;
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
