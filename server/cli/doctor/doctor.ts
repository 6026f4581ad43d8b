import { env } from "@/lib/core/env";
import { addMs, DAY_MS, now } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { defineCommand } from "../frame/command";
import { columns } from "../frame/text";
import { checkBalances, checkCells, checkCharges, checkCredit, checkLedgerSum, checkRollups } from "./books";
import { examine, type Finding } from "./check";
import { checkDatabase, checkJournal, checkMigrations, checkPartitions, checkSettings } from "./installation";
import { checkInstances, checkLeases } from "./leases";
import { checkProofs } from "./proofs";
import { checkReachable } from "./reach";

const SAMPLE_DAYS = 7;
const MARKS = { ok: "ok  ", warn: "warn", fail: "FAIL" } as const;

async function examineAll(all: boolean): Promise<Finding[]> {
  const settings = await examine("settings", checkSettings);
  if (settings.status === "fail") return [settings];
  const at = now();
  const db = pool();
  const { GATEWAY_URL, PORTAL_URL, TURNPIKE_HOME, JOURNAL_BYTES_MAX } = env();
  const gateway = await examine("gateway", () => checkReachable("gateway", GATEWAY_URL, "/health"));
  const processes = [
    gateway,
    await examine("portal", () => checkReachable("portal", PORTAL_URL, "/api/health")),
    await examine("journal", () => checkJournal(TURNPIKE_HOME, JOURNAL_BYTES_MAX, gateway.status === "ok")),
  ];
  const database = await examine("database", () => checkDatabase(db));
  if (database.status === "fail") return [settings, database, ...processes];
  const since = all
    ? null
    : addMs(new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS), -SAMPLE_DAYS * DAY_MS);
  return [
    settings,
    database,
    await examine("migrations", () => checkMigrations(db)),
    await examine("partitions", () => checkPartitions(db, at)),
    await examine("ledger", () => checkLedgerSum(db)),
    await examine("balances", () => checkBalances(db)),
    await examine("credit", () => checkCredit(db)),
    await examine("charges", () => checkCharges(db)),
    await examine("roll-ups", () => checkRollups(db, since)),
    await examine("cells", () => checkCells(db, since)),
    await examine("proofs", () => checkProofs(db, at)),
    await examine("leases", () => checkLeases(db, at)),
    await examine("instances", () => checkInstances(db, at)),
    ...processes,
  ];
}

function toLines(findings: readonly Finding[]): string {
  const lines = columns(
    findings.map((finding) => [MARKS[finding.status], finding.name, finding.detail]),
  ).split("\n");
  return findings
    .flatMap((finding, i) => (finding.remedy ? [lines[i]!, `      → ${finding.remedy}`] : [lines[i]!]))
    .join("\n");
}

export const doctor = defineCommand({
  name: "doctor",
  summary:
    "Check the installation: settings, database, books, leases, processes; each fault with its remedy.",
  options: {
    all: { kind: "flag", help: `Compare all roll-ups with the events, not only ${SAMPLE_DAYS} days.` },
  },
  async run({ all }) {
    const findings = await examineAll(all);
    const count = (status: Finding["status"]) =>
      findings.filter((finding) => finding.status === status).length;
    const failed = count("fail");
    return {
      data: { ok: failed === 0, findings },
      text: `${toLines(findings)}\n\n${count("ok")} ok, ${count("warn")} to look at, ${failed} wrong.`,
      exitCode: failed > 0 ? 1 : 0,
    };
  },
});
