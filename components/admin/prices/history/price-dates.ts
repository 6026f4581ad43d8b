const DATE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** `12 Nov 2026`, UTC: the same on the server as in the browser. */
export function dateText(time: string | number): string {
  return DATE.format(new Date(time));
}
