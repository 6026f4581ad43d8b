import { execFile } from "node:child_process";
import { type Figure, mustBe } from "./figures";

type Report = { findings: { name: string; status: string; detail: string }[] };

/** `doctor --all` of the command line, as an operator would run it. The portal does not run here. */
export async function auditByDoctor(cliEntry: string, env: Record<string, string>): Promise<Figure> {
  const text = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [cliEntry, "doctor", "--all", "--json"],
      { env: { ...process.env, ...env } },
      (_, stdout) => resolve(stdout),
    );
  });
  const { findings } = JSON.parse(text) as Report;
  const faults = findings.filter(({ name, status }) => status !== "ok" && name !== "portal");
  const value = faults.map(({ name, detail }) => `${name}: ${detail}`).join("; ") || "all well";
  return mustBe("doctor", value, "all well", faults.length === 0);
}
