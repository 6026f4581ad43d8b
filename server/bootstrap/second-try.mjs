/** Where a test that fails once in a thousand runs has found something: a race about money is never tried again. */
const TRIED_ONCE = [
  "bench/chaos/",
  "lib/domain/ledger/",
  "lib/domain/limits/",
  "lib/domain/metering/cells/",
  "lib/domain/metering/explore/",
  "lib/domain/metering/ingest/",
  "lib/gateway/crash/",
  "lib/gateway/exactness.test.ts",
  "lib/gateway/idempotency/",
  "lib/gateway/money/",
  "lib/gateway/money-and-limits.test.ts",
  "lib/gateway/scopes-property.test.ts",
  "lib/gateway/snapshot/",
];

/** More files than these do not fail by chance. */
const FILES_MAX = 3;

/** The files of these failures that a busy machine may explain; none where it does not. */
export function filesToTryAgain(failures) {
  const files = [...new Set(failures.map(({ file }) => file).filter(Boolean))];
  const isExact = files.some((file) => TRIED_ONCE.some((room) => file.startsWith(room)));
  return isExact || files.length > FILES_MAX ? [] : files;
}

/** The first run's counts when the failed files ran alone: what passed then is flaky, and passed. */
export function afterSecondTry(first, second) {
  if (second.failed > 0) return first;
  return {
    ...first,
    passed: first.passed + first.failed,
    failed: 0,
    failures: [],
    flaky: first.failures,
  };
}
