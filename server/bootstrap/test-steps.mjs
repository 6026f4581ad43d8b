import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build-steps.mjs";
import { BUILD, inRoot } from "./paths.mjs";
import { run } from "./run.mjs";
import { afterSecondTry, filesToTryAgain } from "./second-try.mjs";
import { oneCheck, playwrightResults, vitestResults } from "./test-reports.mjs";

const REPORTS = join(BUILD, "reports");
const out = process.stdout;
const node = process.execPath;
const tool = (path) => inRoot("node_modules", path);

const reportOf = (name) => join(REPORTS, `${name}.json`);
const vitest = (name, ...args) => [
  node,
  [
    tool("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportOf(name)}`,
    ...args,
  ],
];
const NO_COLOR = out.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined };

// Checks that run on one core each and share nothing go side by side.
const STEPS = [
  {
    name: "lint",
    sideBySide: true,
    title: "Lint, format and sizes (biome)",
    command: [node, [tool("@biomejs/biome/bin/biome"), "check", ".", "--error-on-warnings"]],
    count: oneCheck,
  },
  {
    name: "types",
    sideBySide: true,
    title: "Types (tsc)",
    needsPortal: true,
    command: [node, [tool("typescript/bin/tsc"), "--noEmit"]],
    count: oneCheck,
  },
  {
    name: "rooms",
    sideBySide: true,
    title: "Who may import what, no cycles (dependency-cruiser)",
    command: [
      node,
      [
        tool("dependency-cruiser/bin/dependency-cruise.mjs"),
        "--config",
        ".dependency-cruiser.cjs",
        ...["app", "components", "lib", "server", "e2e", "bench"],
      ],
    ],
    count: oneCheck,
  },
  {
    name: "deadcode",
    sideBySide: true,
    title: "Dead code (knip)",
    command: [node, [tool("knip/bin/knip.js"), "--no-progress"]],
    count: oneCheck,
  },
  {
    name: "unit",
    title: "Unit and integration tests on PostgreSQL (vitest)",
    command: vitest("unit"),
    env: NO_COLOR,
    count: (result) => vitestResults(result, reportOf("unit")),
    again: (files) => vitest("again", "--maxWorkers=1", ...files),
    countAgain: (result) => vitestResults(result, reportOf("again")),
  },
  {
    name: "journeys",
    title: "Browser journeys on the production build (playwright)",
    needsPortal: true,
    command: [node, [tool("@playwright/test/cli.js"), "test", "--reporter=line,json"]],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf("journeys") },
    count: (result) => playwrightResults(result, reportOf("journeys")),
  },
];

const seconds = (startMs) => `${((Date.now() - startMs) / 1000).toFixed(1)} s`;

async function runCommand(title, [program, args], env, write) {
  const startMs = Date.now();
  const timer = setInterval(() => out.write(`  … ${title}, ${seconds(startMs)} so far\n`), 15_000);
  try {
    return await run(program, args, { env, onData: write });
  } finally {
    clearInterval(timer);
  }
}

async function runStep(step) {
  const { title, command, env, count, sideBySide } = step;
  const startMs = Date.now();
  const kept = [];
  const write = sideBySide ? (text) => kept.push(text) : (text) => out.write(text);
  write(`\n▶ ${title}\n`);
  let result = count(await runCommand(title, command, env, write));
  const files = filesToTryAgain(result.failures ?? []);
  if (step.again && files.length > 0) {
    write(`\n▶ Again, alone: ${files.join(", ")}\n`);
    const second = step.countAgain(await runCommand("Again", step.again(files), env, write));
    result = afterSecondTry(result, second);
  }
  const { passed, failed, skipped = 0, flaky = [] } = result;
  const rest = `${skipped ? `, ${skipped} skipped` : ""}${flaky.length ? `, ${flaky.length} flaky` : ""}`;
  write(`${failed ? "✗" : "✓"} ${title}: ${passed} passed, ${failed} failed${rest} (${seconds(startMs)})\n`);
  out.write(kept.join(""));
  return { title, ...result };
}

async function build(portal) {
  try {
    await ensureBuilt(out, { portal });
    return { title: "Build", passed: 1, failed: 0 };
  } catch (error) {
    out.write(`${error.message}\n`);
    return { title: "Build", passed: 0, failed: 1 };
  }
}

// Last, because whoever reads the end of a log only must know what to look at.
function tellTests(mark, tests = []) {
  for (const { file, name, message } of tests) out.write(`  ${mark} ${file} > ${name}\n      ${message}\n`);
}

/** Runs all steps, or those named, even after one failed; the last line counts everything. Returns the exit code. */
export async function runTests(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `no such step: ${unknown.join(", ")}; there are ${STEPS.map((step) => step.name).join(", ")}.`,
    );
  }
  const startMs = Date.now();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const steps = STEPS.filter((step) => names.length === 0 || names.includes(step.name));
  const results = [await build(steps.some((step) => step.needsPortal))];
  results.push(...(await Promise.all(steps.filter((step) => step.sideBySide).map(runStep))));
  for (const step of steps.filter((one) => !one.sideBySide)) results.push(await runStep(step));
  const sum = (field) => results.reduce((total, result) => total + result[field], 0);
  out.write("\n");
  for (const { title, failed, failures, flaky } of results) {
    if (failed > 0) out.write(`✗ ${title}\n`);
    tellTests("failed", failures);
    tellTests("flaky", flaky);
  }
  out.write(`\nAll steps took ${seconds(startMs)}\n`);
  out.write(`${sum("passed")} passed, ${sum("failed")} failed\n`);
  return sum("failed") > 0 ? 1 : 0;
}
