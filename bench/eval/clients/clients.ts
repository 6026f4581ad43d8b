import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "@/lib/db";
import { type Stack, withStack } from "../stack/stack";
import { auditBooks } from "./books";
import { Callers } from "./callers";
import { CLIS, type CliClient, judgeCli, runCli } from "./clis";
import { type Installed, installClients } from "./install";
import { judgeSdk, type Verdict } from "./judge-sdk";
import { SDKS, type SdkClient } from "./roster";
import { runSdk } from "./run-sdk";
import { type Row, toRow, toTable } from "./table";
import { openUpstream, UPSTREAM_KINDS, type Upstream } from "./upstreams";

/** A gateway hears of new models and keys by NOTIFY, in well under a second. */
const HEARD_MS = 1_000;

type Bench = {
  stack: Stack;
  installed: Installed;
  callers: Callers;
  upstreams: Upstream[];
  /** Where programs are run: empty. */
  directory: string;
};

const ALL: readonly (SdkClient | CliClient)[] = [...SDKS, ...CLIS];

async function trySdk(bench: Bench, client: SdkClient): Promise<Row> {
  const { stack, installed, callers, upstreams } = bench;
  for (const { conversation } of upstreams) conversation.said.length = 0;
  const keys = await callers.openKeys(client.name);
  await sleep(HEARD_MS);
  const home = mkdtempSync(join(stack.home, "client-"));
  const kinds = upstreams.map(({ kind }) => kind);
  const lines = await runSdk(installed, client, stack.gateway.url, keys, kinds, home);
  const saidOf = (model: string) =>
    upstreams.find(({ kind }) => client.model(kind) === model)?.conversation.said ?? [];
  const verdicts: Verdict[] = judgeSdk(client, lines, saidOf);
  const books = await auditBooks(pool(), keys.ids, upstreams);
  return toRow(client.name, installed.versionOf(client.package), kinds, verdicts, books);
}

/** The cases of a program: what it prints of a stream, of a tool that it ran itself, and of two refusals. */
const CLI_RUNS = [
  { name: "stream", key: "good", ask: "Greet the reader in one sentence. Use no tools." },
  { name: "tools-stream", key: "good", ask: "Run a harmless command and tell me what it says." },
  { name: "401", key: "unknown", ask: "Greet the reader." },
  { name: "402", key: "penniless", ask: "Greet the reader." },
] as const;

async function tryCli(bench: Bench, client: CliClient): Promise<Row> {
  const { stack, installed, callers, upstreams, directory } = bench;
  for (const { conversation } of upstreams) conversation.said.length = 0;
  const keys = await callers.openKeys(client.name);
  await sleep(HEARD_MS);
  const verdicts: Verdict[] = [];
  for (const [i, { kind, conversation }] of upstreams.entries()) {
    const model = client.model(kind);
    for (const { name, key, ask } of CLI_RUNS) {
      // A refusal is the gateway's own, whichever upstream it does not reach.
      if (i > 0 && /^\d/.test(name)) continue;
      const before = conversation.said.length;
      const home = mkdtempSync(join(stack.home, "client-"));
      const site = { home, directory, gateway: stack.gateway.url, key: keys[key], model };
      const run = await runCli(installed, client, site, `[[${name}]] ${ask}`);
      verdicts.push(judgeCli(client, name, model, run, conversation.said.slice(before)));
    }
  }
  const books = await auditBooks(pool(), keys.ids, upstreams);
  const kinds = upstreams.map(({ kind }) => kind);
  return toRow(client.name, installed.versionOf(client.package), kinds, verdicts, books);
}

async function failed(name: string, version: string, error: unknown): Promise<Row> {
  const faults = [String(error instanceof Error ? error.message : error).slice(0, 500)];
  return toRow(name, version, [], [{ case: "run", model: "", faults }], []);
}

function listAfter(args: string[], option: string): string[] | undefined {
  return args.includes(option) ? args[args.indexOf(option) + 1]?.split(",") : undefined;
}

/** Every client unmodified, with only base URL and key set, against three upstream protocols; checked by what it says and what we book. */
export async function clients(args: string[]): Promise<Record<string, unknown>> {
  const only = listAfter(args, "--only");
  const chosen = ALL.filter(({ name }) => !only || only.includes(name));
  const kinds = UPSTREAM_KINDS.filter((kind) => listAfter(args, "--upstreams")?.includes(kind) ?? true);
  if (chosen.length === 0) throw new Error(`--only takes ${ALL.map(({ name }) => name).join(", ")}`);
  const installed = await installClients();
  return withStack(async (stack) => {
    const directory = mkdtempSync(join(stack.home, "scratch-"));
    const callers = await Callers.open(stack);
    const upstreams: Upstream[] = [];
    const rows: Row[] = [];
    try {
      for (const kind of kinds) upstreams.push(await openUpstream(kind));
      for (const client of chosen) {
        const version = installed.versionOf(client.package);
        const bench = { stack, installed, callers, upstreams, directory };
        const trying = client.kind === "sdk" ? trySdk(bench, client) : tryCli(bench, client);
        const row = await trying.catch((error) => failed(client.name, version, error));
        rows.push(row);
        console.error(toTable([row]).split("\n").at(-1));
        for (const fault of row.faults) console.error(`    ${fault}`);
      }
    } finally {
      await Promise.all(upstreams.map(({ lab }) => lab.stop()));
      rmSync(directory, { recursive: true, force: true });
    }
    console.error(`\n${toTable(rows)}`);
    return { eval: "clients", pass: rows.every(({ faults }) => faults.length === 0), rows };
  });
}
