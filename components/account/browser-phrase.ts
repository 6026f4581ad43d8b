const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

const find = (table: [RegExp, string][], text: string) => table.find(([pattern]) => pattern.test(text))?.[1];

/** `Firefox on Linux`: enough to know one's own browser again. */
export function browserPhrase(userAgent: string | null): string {
  if (!userAgent) return "Unknown browser";
  const browser = find(BROWSERS, userAgent) ?? userAgent.split("/")[0]!.slice(0, 30);
  const system = find(SYSTEMS, userAgent);
  return system ? `${browser} on ${system}` : browser;
}
