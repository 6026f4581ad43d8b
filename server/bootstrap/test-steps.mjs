import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build-steps.mjs";
import { BUILD, inRoot } from "./paths.mjs";
import { run } from "./run.mjs";

const REPORTS = join(BUILD, "reports");
const out = process.stdout;
const node = process.execPath;
const tool = (path) => inRoot("node_modules", path);

const oneCheck = ({ code }) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

const readReport = (name) => JSON.parse(readFileSync(join(REPORTS, name), "utf8"));

// A runner that broke down before or after its tests counts as one failure more.
function counted({ code }, read) {
  try {
    const { passed, failed, ...rest } = read();
    return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, ...rest };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function vitestCounts(result) {
  return counted(result, () => {
    const { numPassedTests, numFailedTests, numPendingTests } = readReport("vitest.json");
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  });
}

function playwrightCounts(result) {
  return counted(result, () => {
    const { expected, unexpected, flaky, skipped } = readReport("playwright.json").stats;
    return { passed: expected + flaky, failed: unexpected, skipped, flaky };
  });
}

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
    command: [
      node,
      [
        tool("vitest/vitest.mjs"),
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${join(REPORTS, "vitest.json")}`,
      ],
    ],
    env: out.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined },
    count: vitestCounts,
  },
  {
    name: "journeys",
    title: "Browser journeys on the production build (playwright)",
    needsPortal: true,
    command: [node, [tool("@playwright/test/cli.js"), "test", "--reporter=line,json"]],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, "playwright.json") },
    count: playwrightCounts,
  },
];

const seconds = (startMs) => `${((Date.now() - startMs) / 1000).toFixed(1)} s`;

async function runStep({ title, command, env, count, sideBySide }) {
  const startMs = Date.now();
  const kept = [];
  const write = sideBySide ? (text) => kept.push(text) : (text) => out.write(text);
  write(`\n▶ ${title}\n`);
  const timer = setInterval(() => out.write(`  … ${title}, ${seconds(startMs)} so far\n`), 15_000);
  const result = await run(command[0], command[1], { env, onData: write });
  clearInterval(timer);
  const { passed, failed, skipped = 0, flaky = 0 } = count(result);
  const rest = `${skipped ? `, ${skipped} skipped` : ""}${flaky ? `, ${flaky} flaky` : ""}`;
  write(`${failed ? "✗" : "✓"} ${title}: ${passed} passed, ${failed} failed${rest} (${seconds(startMs)})\n`);
  out.write(kept.join(""));
  return { title, passed, failed };
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
  for (const { title } of results.filter(({ failed }) => failed > 0)) out.write(`\n✗ ${title}`);
  out.write(`\n\nAll steps took ${seconds(startMs)}\n`);
  out.write(`${sum("passed")} passed, ${sum("failed")} failed\n`);
  return sum("failed") > 0 ? 1 : 0;
}
