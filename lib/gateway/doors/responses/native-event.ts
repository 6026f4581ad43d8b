import { ALWAYS_THERE } from "./answer";

export type NativeEvent = Record<string, unknown> & {
  type?: string;
  sequence_number?: number;
  response?: Record<string, unknown>;
  item?: Record<string, unknown>;
  item_id?: unknown;
};

/** What an event is to whoever passes it on. */
export type EventKind = "opening" | "text" | "added" | "arguments" | "item" | "terminal";

const KINDS = new Map<string, EventKind>([
  ["response.created", "opening"],
  ["response.queued", "opening"],
  ["response.in_progress", "opening"],
  ["response.output_text.done", "text"],
  ["response.output_item.added", "added"],
  ["response.function_call_arguments.done", "arguments"],
  ["response.output_item.done", "item"],
  ["response.completed", "terminal"],
  ["response.done", "terminal"],
  ["response.incomplete", "terminal"],
  ["response.failed", "terminal"],
]);

export const kindOf = (text: string) => KINDS.get(text.slice("event: ".length, text.indexOf("\n")));

export function parseEvent(text: string): NativeEvent {
  return JSON.parse(text.slice(text.indexOf("\ndata: ") + 7)) as NativeEvent;
}

export const toText = (event: NativeEvent) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

/** OpenAI sends these as null, where its own specification has them left out. */
function withoutNulls({ usage, user, ...response }: Record<string, unknown>): Record<string, unknown> {
  return { ...response, ...(usage != null && { usage }), ...(user != null && { user }) };
}

/** Events as OpenAI's clients may rely on them: what a provider leaves out is added, all else is its own bytes. */
export class WholeEvents {
  private readonly names = new Map<unknown, unknown>();

  whole(json: string, kind: EventKind | undefined): string {
    switch (kind) {
      case "opening": {
        const event = parseEvent(json);
        return toText({ ...event, response: { ...ALWAYS_THERE, ...withoutNulls(event.response ?? {}) } });
      }
      case "added": {
        const { item } = parseEvent(json);
        if (item?.name !== undefined) this.names.set(item.id, item.name);
        return json;
      }
      case "arguments":
        return json.includes('"name":') ? json : this.named(parseEvent(json));
      case "text":
        return json.includes('"logprobs":') ? json : toText({ ...parseEvent(json), logprobs: [] });
      default:
        return json;
    }
  }

  private named(event: NativeEvent): string {
    return toText({ ...event, name: this.names.get(event.item_id) ?? "" });
  }
}
