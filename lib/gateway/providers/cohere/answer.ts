const FINISH: Record<string, string> = {
  COMPLETE: "stop",
  STOP_SEQUENCE: "stop",
  MAX_TOKENS: "length",
  TIMEOUT: "length",
  TOOL_CALL: "tool_calls",
  ERROR: "content_filter",
  ERROR_TOXIC: "content_filter",
};

export function toChatFinish(finish: unknown): string {
  return FINISH[String(finish)] ?? "stop";
}

/** A tool without arguments is called with the text `null`. */
export function toArguments(text: string | undefined): string {
  return text === undefined || text === "" || text === "null" ? "{}" : text;
}
