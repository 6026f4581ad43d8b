import type { CallRecord } from "./call-log";

type ErrorBody = {
  error?: { code?: string; scope?: string; scope_id?: string; window?: string; metric?: string };
};
type Answer = { usage?: { cost?: number } | null };

const toNanos = (usd: number | undefined) => (usd === undefined ? null : Math.round(usd * 1e9));

/** Reads the body of an answer into the record. */
export function readAnswer(record: CallRecord, body: string, ended: boolean): void {
  if (record.status !== 200) readError(record, body);
  else if (record.stream) readStream(record, body);
  else if (ended) {
    record.whole = true;
    record.costNanos = toNanos((JSON.parse(body) as Answer).usage?.cost);
  }
}

function readError(record: CallRecord, body: string): void {
  try {
    const { error = {} } = JSON.parse(body) as ErrorBody;
    record.code = error.code ?? null;
    record.metric = error.metric ?? null;
    if (record.status !== 402 || error.scope_id === undefined) return;
    record.refusal = { scope: error.scope ?? "", scopeId: error.scope_id, window: error.window ?? "" };
  } catch {
    record.code = "unreadable";
  }
}

function readStream(record: CallRecord, body: string): void {
  const events = body.split("\n\n").filter((event) => event.startsWith("data: "));
  record.whole = events.at(-1) === "data: [DONE]";
  const usage = events.findLast((event) => event.includes('"usage":{'));
  if (usage) record.costNanos = toNanos((JSON.parse(usage.slice(6)) as Answer).usage?.cost);
}
