import type { Terminal } from "./command";

const WIDTH = 28;

function bar(label: string, done: number, total: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const filled = Math.round(share * WIDTH);
  const figures = `${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`;
  return `${label} ${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${Math.floor(share * 100)} %  ${figures}`;
}

/** Progress and notes go to stderr, so that stdout holds the result alone; without a TTY a bar prints every tenth. */
export function createTerminal(stream: NodeJS.WriteStream, quiet: boolean): Terminal {
  let lastTenth = "";
  return {
    progress(label, done, total) {
      if (quiet) return;
      if (stream.isTTY) {
        stream.write(`\r\x1b[2K${bar(label, done, total)}${done >= total ? "\n" : ""}`);
        return;
      }
      const tenth = `${label} ${total > 0 ? Math.floor((done / total) * 10) : 10}`;
      if (tenth !== lastTenth) stream.write(`${bar(label, done, total)}\n`);
      lastTenth = tenth;
    },
    note(line) {
      if (!quiet) stream.write(`${line}\n`);
    },
  };
}
