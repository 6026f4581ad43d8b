/**
 * Numbers as en-US writes them, alike on servers and in browsers. Written out because a browser's first `Intl` format takes
 * as long to make as a page takes to come alive (docs/decisions/0016); the test holds them to `Intl`'s own answers.
 */

/** `-1234567` → `-1,234,567` */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1,204`: rounded to a whole number, halves away from zero. */
export function wholeText(value: number): string {
  const size = Math.round(Math.abs(value));
  return `${value < 0 && size > 0 ? "-" : ""}${groupThousands(size.toFixed(0))}`;
}

/** `131,072`, `-0.25`: with every decimal it has. */
export function numberText(value: number): string {
  const [whole, ...fraction] = String(value).split(".");
  return [groupThousands(whole!), ...fraction].join(".");
}

const UNITS = ["", "K", "M", "B", "T"];

/** `950`, `12.3K`, `4.1M`: one decimal, and none where it is zero. */
export function compactText(value: number): string {
  let scaled = Math.abs(value);
  let unit = 0;
  while (unit < UNITS.length - 1 && Math.round(scaled * 10) >= 10_000) {
    scaled /= 1_000;
    unit += 1;
  }
  const tenths = Math.round(scaled * 10);
  const rest = tenths % 10;
  const whole = ((tenths - rest) / 10).toFixed(0);
  return `${value < 0 && tenths > 0 ? "-" : ""}${whole}${rest ? `.${rest}` : ""}${UNITS[unit]}`;
}
