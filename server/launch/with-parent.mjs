// Preloaded into every child. The channel to the launcher closes when it dies in any way, kill -9 included.
const GRACE_MS = 4_000;

process.on("disconnect", () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, "SIGTERM");
});
