const PARENT_CHECK_MS = 500;

// npm puts a shell between itself and node that may not pass SIGTERM on: when that shell goes, so does the launcher.
function watchNpm(onStop: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && onStop(), PARENT_CHECK_MS).unref();
}

/** Calls `onStop` once, on Ctrl-C, SIGTERM, SIGHUP or the end of the npm that started this process. */
export function onStopRequest(onStop: () => void): void {
  let asked = false;
  const once = () => {
    if (asked) return;
    asked = true;
    onStop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, once);
  watchNpm(once);
}
