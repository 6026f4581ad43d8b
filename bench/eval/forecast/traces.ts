import { readdirSync, readFileSync } from "node:fs";
import { readCsv } from "../provider-streams/csv";
import { dataFolder } from "../stack/stack";
import { dayAheadTasks, type Task } from "./task";

const SLOT_S = 600;
const SLOTS_PER_HOUR = 6;
const TOKEN_WINDOW_S = 21_600;
const WEEK_HOURS = 168;
/** Clients that call in fewer of their hours are events rather than series. */
const ACTIVE_HOURS_MIN = 0.2;
const CUTS = 4;
const LARGEST = 10;

type Client = { id: string; requests: number[]; inputTokens: number[] | null };

/** ServeGen's clients by the hour: requests, and input tokens where the snapshot has them. */
function readClients(model: string): Client[] {
  const csv = (kind: string) => {
    const [name] = readdirSync(dataFolder("servegen")).filter((file) => file.startsWith(`${model}.${kind}`));
    return name ? readCsv(readFileSync(dataFolder("servegen", name), "utf8")) : [];
  };
  const rows = csv("rate_rps_10min");
  const means = new Map(csv("token_stats").map((row) => [`${row.client}@${row.t_s}`, Number(row.in_mean)]));
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== "t_s");
  return names.map((name) => {
    const slots = rows.map((row) => Number(row[name]) * SLOT_S);
    const meanAt = (slot: number) => {
      const window = Math.floor((slot * SLOT_S) / TOKEN_WINDOW_S) * TOKEN_WINDOW_S;
      return means.get(`${name.slice(1)}@${window}`);
    };
    const hasTokens = slots.some((_, slot) => meanAt(slot) !== undefined);
    return {
      id: `${model}/${name}`,
      requests: toHours(slots),
      inputTokens: hasTokens ? toHours(slots.map((count, slot) => count * (meanAt(slot) ?? 0))) : null,
    };
  });
}

function toHours(slots: number[]): number[] {
  return Array.from({ length: Math.floor(slots.length / SLOTS_PER_HOUR) }, (_, hour) =>
    slots.slice(hour * SLOTS_PER_HOUR, (hour + 1) * SLOTS_PER_HOUR).reduce((sum, count) => sum + count, 0),
  );
}

/** The two-week models of ServeGen: each active client, and each model's whole; the last days are cut-offs, one each. */
export function servegenTasks(): Task[] {
  const models = readdirSync(dataFolder("servegen"))
    .filter((file) => file.includes(".rate_rps_10min"))
    .map((file) => file.split(".")[0]!);
  return [...new Set(models)].flatMap((model) => {
    const clients = readClients(model).filter(({ requests }) => requests.length > WEEK_HOURS);
    if (clients.length === 0) return [];
    const whole = clients[0]!.requests.map((_, hour) =>
      clients.reduce((sum, { requests }) => sum + requests[hour]!, 0),
    );
    const bySize = clients.toSorted((a, b) => sum(b.requests) - sum(a.requests));
    return [
      ...dayAheadTasks(model, ["servegen models"], whole, CUTS),
      ...bySize.flatMap((client, rank) => clientTasks(client, rank)),
    ];
  });
}

const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);

function clientTasks({ id, requests, inputTokens }: Client, rank: number): Task[] {
  const active = requests.filter((count) => count > 0).length / requests.length;
  if (active < ACTIVE_HOURS_MIN) return [];
  const groups = ["servegen", ...(rank < LARGEST ? ["servegen largest clients"] : [])];
  return [
    ...dayAheadTasks(id, groups, requests, CUTS),
    ...(inputTokens && rank < LARGEST
      ? dayAheadTasks(id, ["servegen tokens of the largest"], inputTokens, CUTS)
      : []),
  ];
}

const WARM_UP_DAYS = 14;

/** BurstGPT's requests by the hour; the first two weeks are only learned from. */
export function burstTasks(): Task[] {
  const [name] = readdirSync(dataFolder("burstgpt1-hourly-derived")).filter((file) => file.endsWith(".csv"));
  const rows = readCsv(readFileSync(dataFolder("burstgpt1-hourly-derived", name!), "utf8"));
  const hours = rows.map((row) => Number(row.requests));
  return dayAheadTasks("burst", ["burst"], hours, Math.floor(hours.length / 24) - WARM_UP_DAYS);
}
