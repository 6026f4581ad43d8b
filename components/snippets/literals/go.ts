/** A raw string of Go that holds JSON. A raw string cannot hold a backtick, nor Go source a byte order mark: JSON escapes both. */
export function goRawJson(json: string): string {
  return `\`${json.replaceAll("`", "\\u0060").replaceAll("\uFEFF", "\\ufeff")}\``;
}

/** An interpreted string of Go, for names and addresses. */
export function goText(text: string): string {
  return JSON.stringify(text).replaceAll("\uFEFF", "\\ufeff");
}
