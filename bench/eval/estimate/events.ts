import { readdirSync, readFileSync } from "node:fs";
import { readCsv } from "../provider-streams/csv";
import { dataFolder } from "../stack/stack";

/** One call of the recorded tool, as it was billed. */
export type BilledEvent = {
  month: string;
  user: string;
  model: string;
  kind: string;
  promptTokens: number;
  completionTokens: number;
  costUsd: number;
};

const FOLDER = "aider-usage-events";

function toEvent(row: Record<string, string>): BilledEvent & { time: number } {
  const time = Number(row.time);
  return {
    time,
    month: new Date(time * 1_000).toISOString().slice(0, 7),
    user: row.user ?? "",
    model: row.main_model ?? "",
    kind: row.edit_format ?? "",
    promptTokens: Number(row.prompt_tokens),
    completionTokens: Number(row.completion_tokens),
    costUsd: Number(row.cost),
  };
}

/** Every recorded call in the order of time, of all `message_send` files or of those given. */
export function readEvents(files: readonly string[]): BilledEvent[] {
  const paths = files.length > 0 ? files : findFiles();
  const events = paths.flatMap((path) => readCsv(readFileSync(path, "utf8")).map(toEvent));
  return events.sort((a, b) => a.time - b.time);
}

function findFiles(): string[] {
  return readdirSync(dataFolder(FOLDER))
    .filter((file) => /^message_send.*\.csv$/.test(file))
    .map((file) => dataFolder(FOLDER, file));
}
