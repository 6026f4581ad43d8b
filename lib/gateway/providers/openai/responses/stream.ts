import type { ChunkValue } from "../../chunk";
import { DataLineReader } from "../../data-line-reader";
import type { ProviderChunk } from "../../provider";
import { type ToldResponse, usageOfResponse } from "./response";

type Event = {
  type?: string;
  delta?: unknown;
  output_index?: number;
  item?: Record<string, unknown>;
  response?: ToldResponse;
};
type Take = (chunk: ProviderChunk) => void;

const PREFIX = "response.";
const TEXT_MEMBERS: Record<string, string> = {
  "output_text.delta": "content",
  "refusal.delta": "refusal",
  "reasoning_summary_text.delta": "reasoning_content",
  "reasoning_text.delta": "reasoning_content",
};
/** Large enough for several images in one event. */
const EVENT_BYTES_MAX = 67_108_864;
/** `done` is xAI's. */
const ENDINGS = new Set(["completed", "incomplete", "done"]);
/** Said before the model is asked. */
const OPENINGS = new Set(["created", "queued", "in_progress"]);

const saying = (delta: Record<string, unknown>): ChunkValue => ({ choices: [{ index: 0, delta }] });

function calling(index: number, called: Record<string, unknown>, id?: unknown): ChunkValue {
  const call = { index, ...(id !== undefined && { id, type: "function" }), function: called };
  return saying({ tool_calls: [call] });
}

function finishing({ incomplete_details }: ToldResponse): ChunkValue {
  const reason = incomplete_details?.reason;
  const finish = reason === "content_filter" ? reason : reason ? "length" : "stop";
  return { choices: [{ index: 0, delta: {}, finish_reason: finish }] };
}

/** What an event adds to the answer, as a chat completion chunk. */
function toChatView(kind: string, event: Event): ChunkValue {
  const { delta, output_index: index = 0, item } = event;
  if (typeof delta === "string") {
    const member = TEXT_MEMBERS[kind];
    if (member) return saying({ [member]: delta });
    // Sound is not text; every other delta is what the model writes for a tool.
    return kind.startsWith("audio.") ? {} : calling(index, { arguments: delta });
  }
  if (kind === "output_item.added" && typeof item?.name === "string")
    return calling(index, { name: item.name, arguments: "" }, item.call_id ?? item.id);
  return {};
}

/** Events of a response, each passed on as it came with its view as a chat completion chunk. */
export class ResponsesStreamReader extends DataLineReader {
  /** Kept back until the model has said something: until then another target can be tried. */
  private openings: ProviderChunk[] = [];
  private hasBegun = false;

  constructor() {
    super(EVENT_BYTES_MAX);
  }

  protected override data(data: string, onChunk: Take): void {
    if (data === "[DONE]") {
      this.done = true;
      return;
    }
    const event = JSON.parse(data) as Event;
    const { type } = event;
    if (typeof type !== "string") throw new Error("an event of the stream has no type");
    const kind = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : type;
    const json = `event: ${type}\ndata: ${data}\n\n`;
    if (OPENINGS.has(kind) && !this.hasBegun) this.openings.push({ json, value: {}, usage: null });
    else if (kind === "failed" || kind === "error") this.failure(kind, event, json, onChunk);
    else if (ENDINGS.has(kind)) this.ending(event, json, onChunk);
    else this.pass({ json, value: toChatView(kind, event), usage: null }, onChunk);
  }

  private pass(chunk: ProviderChunk, onChunk: Take): void {
    this.hasBegun = true;
    for (const opening of this.openings) onChunk(opening);
    this.openings = [];
    onChunk(chunk);
  }

  /** Not the end of the stream: a connection that carries several responses reports the usage of its last. */
  private ending({ response = {} }: Event, json: string, onChunk: Take): void {
    this.pass({ json, value: finishing(response), usage: usageOfResponse(response) }, onChunk);
  }

  /**
   * A failure that tells its usage has cost something, however early. An `error` is told again by the failed response after it; where
   * none comes, the stream ends without its end, and is cut.
   */
  private failure(kind: string, { response = {} }: Event, json: string, onChunk: Take): void {
    if (kind === "error") return;
    const usage = usageOfResponse(response);
    if (usage || this.hasBegun) this.pass({ json, value: {}, usage }, onChunk);
    onChunk({ json, value: { error: response }, usage: null });
  }
}
