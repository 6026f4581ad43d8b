const FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
const TICK_MS = 100;
const QUIET_TICK_MS = 15_000;

const seconds = (startMs) => `${((Date.now() - startMs) / 1000).toFixed(1)} s`;

function live(out, title, startMs) {
  let frame = 0;
  const timer = setInterval(() => {
    out.write(`\r  ${FRAMES[frame++ % FRAMES.length]} ${title} … ${seconds(startMs)} `);
  }, TICK_MS);
  return (mark, note) => {
    clearInterval(timer);
    out.write(`\r\x1b[K  ${mark} ${title} (${seconds(startMs)})${note}\n`);
  };
}

function plain(out, title, startMs) {
  out.write(`  … ${title}\n`);
  const timer = setInterval(() => out.write(`  … ${title}, ${seconds(startMs)} so far\n`), QUIET_TICK_MS);
  return (mark, note) => {
    clearInterval(timer);
    out.write(`  ${mark} ${title} (${seconds(startMs)})${note}\n`);
  };
}

let running = 0;

/** Runs `work` under a line that shows its title and time; steps that run side by side each get plain lines. */
export async function step(out, title, work) {
  const startMs = Date.now();
  const done = (out.isTTY && running === 0 ? live : plain)(out, title, startMs);
  running++;
  try {
    const result = await work();
    done("✓", "");
    return result;
  } catch (error) {
    done("✗", " failed");
    throw error;
  } finally {
    running--;
  }
}
