const REASONS: Record<string, string> = {
  stop: "STOP",
  tool_calls: "STOP",
  function_call: "STOP",
  length: "MAX_TOKENS",
  content_filter: "SAFETY",
};

export function toFinishReason(finish: string): string {
  return REASONS[finish] ?? "OTHER";
}
