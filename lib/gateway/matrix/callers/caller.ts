/** `signature` is what a protocol wants back with the call, where it has one. */
export type ToolUse = { id: string; name: string; args: unknown; signature?: string };

/** An answer as a caller of some protocol understood it. */
export type Heard = {
  text: string;
  tools: ToolUse[];
  finish: string;
  usage: { input: number; output: number } | null;
};

export type Request = { path: string; headers: Record<string, string>; body: Record<string, unknown> };

export type Failed = { status: number; type: string; message: string; param: string | null };

/** What a cell asks for, in no protocol. */
export type Wanted = {
  model: string;
  stream: boolean;
  prompt: string;
  tools?: { name: string; description: string; parameters: Record<string, unknown> }[];
  /** The turn after a call of tools: what was asked for, and what came of it. */
  results?: { use: ToolUse; output: string }[];
  schema?: Record<string, unknown>;
  /** A PNG in base64. */
  image?: string;
};

/** One protocol as its official client writes requests and reads answers. */
export type Caller = {
  request(wanted: Wanted, secret: string): Request;
  whole(body: Record<string, unknown>): Heard;
  stream(events: { name: string; data: Record<string, unknown> }[]): Heard;
  failed(body: Record<string, unknown>, status: number): Failed;
  /** The name of each way in which an answer ends. */
  finishes: { stop: string; tools: string };
};

/** The events of a stream; throws where the framing is broken. */
export function readEvents(text: string): { name: string; data: Record<string, unknown> }[] {
  return text
    .split(/\r?\n\r?\n/)
    .filter((event) => event.trim() !== "" && !event.startsWith(":"))
    .map((event) => {
      const lines = event.split(/\r?\n/);
      const name = lines.find((line) => line.startsWith("event: "))?.slice(7) ?? "";
      const data = lines.find((line) => line.startsWith("data: "))?.slice(6) ?? "";
      return {
        name,
        data: data === "[DONE]" ? { done: true } : (JSON.parse(data) as Record<string, unknown>),
      };
    });
}
