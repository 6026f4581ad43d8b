import { monitorEventLoopDelay } from "node:perf_hooks";
import { countTokens } from "@/lib/gateway/tokens/count-tokens";
import { round } from "../../figures";

const CHARS = 4_000_000;
const WALL_MS_MAX = 3_000;
const STALL_MS_MAX = 300;
const NANOS_PER_MS = 1e6;

/** Megabytes without a boundary, or with one everywhere: tiktoken aborts on a million times "x". */
const UNITS: Record<string, string> = {
  letter: "x",
  "capital letters": "Z",
  spaces: " ",
  "line ends": "\n",
  digits: "0",
  dots: ".",
  emoji: "👍",
  "joined emoji": "👩‍👩‍👧 ",
  ideographs: "漢字",
  "combining marks": "\u0301",
  "U+FEFF": "\uFEFF",
  NUL: "\0",
  "changing case": "aB",
  words: "the ",
};

type HostileFigure = { text: string; tokens: number; wallMs: number; stallMs: number; pass: boolean };

/** How long four megabytes of each take, and for how long they keep other calls waiting. */
export async function countHostile(): Promise<HostileFigure[]> {
  const figures: HostileFigure[] = [];
  for (const [text, unit] of Object.entries(UNITS)) {
    const whole = unit.repeat(CHARS / unit.length);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    await new Promise((resolve) => setImmediate(resolve));
    delay.enable();
    const started = performance.now();
    const { tokens } = await countTokens("o200k_base", [whole]);
    const wallMs = round(performance.now() - started, 0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    delay.disable();
    const stallMs = round(delay.max / NANOS_PER_MS, 0);
    figures.push({
      text,
      tokens,
      wallMs,
      stallMs,
      pass: wallMs <= WALL_MS_MAX && stallMs <= STALL_MS_MAX && tokens > 0,
    });
  }
  return figures;
}
