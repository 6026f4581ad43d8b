/** NAB's scoring (numenta/NAB v1.1, `nab/sweeper.py`) at one fixed threshold: an alarm is a row at or above it. */

export type Window = { first: number; last: number };
export type Profile = { tpWeight: number; fpWeight: number; fnWeight: number };
export type NabScore = { raw: number; windows: number; found: number; falseAlarms: number };

const PROBATION_SHARE = 0.15;
const PROBATION_ROWS_MAX = 750;

export function probationRows(rowCount: number): number {
  return Math.min(Math.floor(PROBATION_SHARE * rowCount), PROBATION_ROWS_MAX);
}

function scaledSigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}
const EARLIEST = scaledSigmoid(-1);

/** The worth of an alarm outside of all windows: less bad shortly after one. */
function falseAlarmScore(row: number, windows: readonly Window[]): number {
  const before = windows.filter(({ last }) => last < row).at(-1);
  if (!before) return -1;
  return scaledSigmoid((row - before.last) / (before.last - before.first));
}

/** The raw score of a file's alarms (row numbers). In a window only the earliest counts, the earlier the better. */
export function scoreNab(
  rowCount: number,
  windows: readonly Window[],
  alarms: readonly number[],
  profile: Profile,
): NabScore {
  const probation = probationRows(rowCount);
  const counted = alarms.filter((row) => row >= probation);
  const isIn = (row: number) => (window: Window) => row >= window.first && row <= window.last;
  const outside = counted.filter((row) => !windows.some(isIn(row)));
  const inWindows = windows.map((window) => {
    const first = counted.find((row) => isIn(row)(window));
    if (first === undefined) return -profile.fnWeight;
    const position = -(window.last - first + 1) / (window.last - window.first + 1);
    return (profile.tpWeight * scaledSigmoid(position)) / EARLIEST;
  });
  const sum = (list: number[]) => list.reduce((total, part) => total + part, 0);
  return {
    raw: sum(inWindows) + profile.fpWeight * sum(outside.map((row) => falseAlarmScore(row, windows))),
    windows: windows.length,
    found: inWindows.filter((score) => score > -profile.fnWeight).length,
    falseAlarms: outside.length,
  };
}

/** 100 × (raw − null) / (perfect − null) over files: 0 raises no alarm at all, 100 raises each at its window's first row only. */
export function normalize(scores: readonly NabScore[], profile: Profile): number {
  const raw = scores.reduce((sum, score) => sum + score.raw, 0);
  const windows = scores.reduce((sum, score) => sum + score.windows, 0);
  const nothing = -profile.fnWeight * windows;
  return (100 * (raw - nothing)) / (profile.tpWeight * windows - nothing);
}
