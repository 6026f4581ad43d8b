import type { ResponsesRequest } from "@/lib/contract/gateway";
import type { Call, ChatAsk } from "../../call";

type Tool = NonNullable<ResponsesRequest["tools"]>[number];

export type ResponseStatus = "in_progress" | "completed" | "incomplete" | "failed";

/** How an answer ended, in this protocol's words. */
export type ResponseEnd = {
  status: ResponseStatus;
  incomplete_details: { reason: "max_output_tokens" | "content_filter" } | null;
  error: { code: string; message: string } | null;
};

export const IN_PROGRESS: ResponseEnd = { status: "in_progress", incomplete_details: null, error: null };
export const COMPLETED: ResponseEnd = { status: "completed", incomplete_details: null, error: null };
export const CUT_SHORT: ResponseEnd = {
  status: "incomplete",
  incomplete_details: { reason: "max_output_tokens" },
  error: null,
};

/** The end that a chat completion's `finish_reason` says. */
export function endOfFinish(finish: string | null | undefined): ResponseEnd {
  if (finish === "length") return CUT_SHORT;
  if (finish !== "content_filter") return COMPLETED;
  return { status: "incomplete", incomplete_details: { reason: "content_filter" }, error: null };
}

export function failedWith(message: string): ResponseEnd {
  return { status: "failed", incomplete_details: null, error: { code: "server_error", message } };
}

/** A function in an answer has all its members, whatever was left out of the request. */
function echoTool(tool: Tool): unknown {
  if (tool.type !== "function") return tool;
  return { ...tool, strict: tool.strict ?? null, parameters: tool.parameters ?? null };
}

/** What a response says of its request. */
function echo(body: ResponsesRequest): Record<string, unknown> {
  return {
    background: false,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    max_tool_calls: body.max_tool_calls ?? null,
    metadata: body.metadata ?? {},
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    previous_response_id: null,
    prompt_cache_key: body.prompt_cache_key ?? null,
    reasoning: { effort: body.reasoning?.effort ?? null, summary: body.reasoning?.summary ?? null },
    safety_identifier: body.safety_identifier ?? null,
    service_tier: "default",
    store: false,
    temperature: body.temperature ?? null,
    text: { ...body.text, format: body.text?.format ?? { type: "text" } },
    tool_choice: body.tool_choice ?? "auto",
    tools: (body.tools ?? []).map(echoTool),
    top_logprobs: body.top_logprobs ?? 0,
    top_p: body.top_p ?? null,
    truncation: "disabled",
    ...(body.user != null && { user: body.user }),
  };
}

/** Makes the response objects of one call, and the ids in them. */
export class ResponseObjects {
  private readonly base: string;
  private readonly createdAt: number;
  private readonly echoed: Record<string, unknown>;
  model: string;

  constructor(ask: ChatAsk, { requestId, startedAtMs }: Call) {
    this.base = requestId.slice(requestId.indexOf("_") + 1).toLowerCase();
    this.createdAt = Math.floor(startedAtMs / 1_000);
    this.model = ask.model;
    this.echoed = echo(ask.native as ResponsesRequest);
  }

  itemId(prefix: string, index: number): string {
    return `${prefix}_${this.base}${index.toString(16).padStart(4, "0")}`;
  }

  /** The whole object; it has no `usage` until the call is settled. */
  response(end: ResponseEnd, output: unknown[], usage: Record<string, unknown> | null): unknown {
    const { status, error, incomplete_details } = end;
    return {
      id: `resp_${this.base}`,
      object: "response",
      created_at: this.createdAt,
      status,
      completed_at: status === "completed" ? Math.floor(Date.now() / 1_000) : null,
      error,
      incomplete_details,
      model: this.model,
      output,
      ...this.echoed,
      ...(usage && { usage }),
    };
  }
}
