import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { ROOT } from "./paths.mjs";

const MESSAGE_CHARS_MAX = 300;

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const firstLine = (text) => (text ?? "").trim().split("\n", 1)[0].slice(0, MESSAGE_CHARS_MAX);

// A runner that broke down before or after its tests, or heard of an error that no test took, counts as one failure more.
function counted({ code }, count) {
  try {
    const counts = count();
    if (counts.failed > 0 || code === 0) return counts;
    const outside = { file: "", name: "an error outside of any test", message: "see above" };
    return { ...counts, failed: 1, failures: [outside] };
  } catch {
    return { passed: 0, failed: 1, failures: [] };
  }
}

/** What a check that is one command has to tell. */
export const oneCheck = ({ code }) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Counts and failures (file, name, message) of vitest's JSON report. */
export function vitestResults(result, file) {
  return counted(result, () => {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = read(file);
    const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === "failed");
      const path = relative(ROOT, name);
      // A file that could not be loaded has no tests to have failed.
      if (failed.length === 0)
        return status === "failed" ? [{ file: path, name: "", message: firstLine(message) }] : [];
      return failed.map(({ fullName, failureMessages }) => ({
        file: path,
        name: fullName,
        message: firstLine(failureMessages[0]),
      }));
    });
    const broken = failures.filter(({ name }) => name === "").length;
    return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests, failures };
  });
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** The same of Playwright's; a journey that passed only the second time is flaky, and passed. */
export function playwrightResults(result, file) {
  return counted(result, () => {
    const { stats, suites } = read(file);
    const tests = suites.flatMap(specsOf).map((spec) => ({ ...spec, status: spec.tests[0]?.status }));
    const told = (status) =>
      tests
        .filter((spec) => spec.status === status)
        .map((spec) => ({
          file: spec.file,
          name: spec.title,
          message: firstLine(spec.tests[0].results.find(({ error }) => error)?.error.message),
        }));
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      failures: told("unexpected"),
      flaky: told("flaky"),
    };
  });
}
