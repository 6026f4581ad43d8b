import { env } from "@/lib/core/env";
import { formatUsd } from "@/lib/core/money";
import { pool } from "@/lib/db";
import { runDemo } from "@/lib/demo";
import { defineCommand } from "../frame/command";
import { operatorCtx } from "../frame/operator";
import { facts } from "../frame/text";

export const demo = defineCommand({
  name: "demo",
  summary:
    "Fill three tenants with believable usage, so that dashboards come alive; a second run adds nothing.",
  options: {
    days: { kind: "integer", value: "N", help: "How far back it goes.", default: 90, min: 1 },
    seed: { kind: "integer", value: "N", help: "Another seed tells another story.", default: 1 },
    trace: {
      kind: "text",
      value: "FOLDER",
      help: "A fourth tenant calls as the clients of this ServeGen trace did.",
    },
    password: { kind: "text", value: "TEXT", help: "Of the account to look with; left out: one is made." },
  },
  async run({ days, seed, password, trace }, terminal) {
    const startedMs = performance.now();
    const { story, signIn, orgs, ...filling } = await runDemo(operatorCtx(), {
      pool: pool(),
      days,
      seed,
      password,
      traceFolder: trace,
      onProgress: (done, total) => terminal.progress("Telling days", done, total),
    });
    const elapsedMs = Math.round(performance.now() - startedMs);
    const { PORTAL_URL } = env();
    const span = { from: new Date(story.startMs), to: new Date(story.endMs), seed: story.seed };
    return {
      data: { ...filling, ...span, orgs, signIn, portalUrl: PORTAL_URL, elapsedMs },
      text: facts([
        ["Calls", `${filling.calls.toLocaleString("en-US")} (${filling.added.toLocaleString("en-US")} new)`],
        ["Spend", formatUsd(filling.costNanos)],
        ["Time", `${span.from.toISOString().slice(0, 10)} to ${span.to.toISOString().slice(0, 10)}`],
        ["Tenants", orgs.map((org) => org.name).join(", ")],
        ["Sign in at", PORTAL_URL],
        ["E-mail", `${signIn.email}${signIn.isOperator ? "  (the first account, so the operator)" : ""}`],
        [
          "Password",
          signIn.password ? `${signIn.password}  (shown only now)` : "as it was printed the first time",
        ],
        ["Took", `${(elapsedMs / 1_000).toFixed(1)} s`],
      ]),
    };
  },
});
