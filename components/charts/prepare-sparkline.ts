/** SVG paths of a small line without axes in a box of `width` × `height`; null when there is nothing to draw. */
export function prepareSparkline(
  values: readonly number[],
  width: number,
  height: number,
): { line: string; area: string } | null {
  if (values.length < 2) return null;
  const max = Math.max(...values);
  const stepX = width / (values.length - 1);
  const inset = 1.5;
  const y = (value: number) =>
    max > 0 ? height - inset - (value / max) * (height - 2 * inset) : height - inset;
  const points = values.map((value, index) => `${round(index * stepX)},${round(y(value))}`);
  const line = `M${points.join("L")}`;
  return { line, area: `${line}L${round(width)},${height}L0,${height}Z` };
}

const round = (value: number) => Math.round(value * 100) / 100;
