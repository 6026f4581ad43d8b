import { relative } from "node:path";
import type { Part } from "./options";

type Facts = { home: string; database: string; elapsedMs: number };

const MAIL_HINT = "kept in the outbox, which the operator reads in the portal; SMTP_URL sends it";

/** Says what runs, where to go, and how to stop. */
export function printWelcome(parts: readonly Part[], { home, database, elapsedMs }: Facts): void {
  const rows: [string, string][] = [];
  if (parts.includes("portal")) {
    rows.push([
      "Portal",
      `${process.env.PORTAL_URL}   sign up here; the first account runs the installation`,
    ]);
  }
  if (parts.includes("gateway")) rows.push(["Gateway", `${process.env.GATEWAY_URL}/v1   base URL for SDKs`]);
  rows.push(["Data", `${database}, files in ${relative(process.cwd(), home) || "."}`]);
  if (parts.includes("portal")) rows.push(["Mail", process.env.SMTP_URL ? "sent by SMTP" : MAIL_HINT]);
  if (process.stdout.isTTY) rows.push(["Logs", `${relative(process.cwd(), home) || "."}/logs`]);
  const seconds = (elapsedMs / 1000).toFixed(1);
  console.log(`\n  Turnpike is running (${parts.join(", ")}; ready in ${seconds} s)\n`);
  for (const [name, text] of rows) console.log(`  ${name.padEnd(8)} ${text}`);
  console.log("\n  Ctrl-C stops everything.\n");
}
