const PARTS = ["gateway", "portal", "worker"] as const;
export type Part = (typeof PARTS)[number];

export type LaunchOptions = { parts: readonly Part[]; dev: boolean };

const USAGE = `use: npm start [-- --only ${PARTS.join("|")}[,…]]`;

function toPart(text: string): Part {
  const part = PARTS.find((known) => known === text);
  if (!part) throw new Error(`"${text}" is no part of Turnpike; ${USAGE}`);
  return part;
}

/** What the command line asks to run: everything, or the parts after `--only`. */
export function parseOptions(args: readonly string[]): LaunchOptions {
  const parts: Part[] = [];
  let dev = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === "--dev") dev = true;
    else if (arg === "--only" && args[i + 1]) parts.push(...args[++i]!.split(",").map(toPart));
    else if (arg.startsWith("--only=")) parts.push(...arg.slice("--only=".length).split(",").map(toPart));
    else throw new Error(`Unknown option "${arg}"; ${USAGE}`);
  }
  return { parts: parts.length > 0 ? parts : PARTS, dev };
}
