import type { ChatRequest } from "@/lib/contract/gateway";
import { countPromptTokens } from "../../tokens/chat-tokens";
import type { Target, UpstreamHandle, UpstreamRequest, UpstreamSink } from "../provider";
import { findSandboxModel, type SandboxFault, type SandboxModel } from "./models";
import { findSandboxOperation } from "./operations";
import { ServedAnswer } from "./operations/served-answer";
import { planAnswer, type SandboxPlan } from "./plan";
import { type SandboxUsage, usageOf, writeBody, writeEvents } from "./write";

const TICK_MS = 10;
const EVENTS_BEFORE_FAULT = 6;

const REFUSALS: Partial<
  Record<SandboxFault, { status: number; headers: Record<string, string>; message: string }>
> = {
  "error-429": { status: 429, headers: { "retry-after": "2" }, message: "Sandbox: too many requests." },
  "error-500": { status: 500, headers: {}, message: "Sandbox: an internal error, as asked." },
  overloaded: { status: 503, headers: { "retry-after": "1" }, message: "Sandbox: overloaded, as asked." },
};

type Ready = { body: ChatRequest; plan: SandboxPlan; usage: SandboxUsage; model: SandboxModel };

/** One sandbox answer under way: writes the bytes that a provider would, at the model's pace. */
class SandboxAnswer implements UpstreamHandle {
  private readonly sink: UpstreamSink;
  private aborted = false;
  private paused = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(sink: UpstreamSink) {
    this.sink = sink;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  abort(): void {
    this.aborted = true;
    clearTimeout(this.timer);
  }

  async start(target: Target, request: UpstreamRequest): Promise<void> {
    this.sink.sending();
    const model = findSandboxModel(target.upstreamModel);
    if (!model) return this.refuse(404, {}, `Sandbox: no model ${JSON.stringify(target.upstreamModel)}.`);
    const refusal = model.fault && REFUSALS[model.fault];
    if (refusal) return this.refuse(refusal.status, refusal.headers, refusal.message);
    const body = JSON.parse(request.body.toString()) as ChatRequest;
    const plan = planAnswer(body, model, target.model.tokenizer);
    const prompt = await countPromptTokens(target.model.tokenizer, body);
    const ready = { body, plan, usage: usageOf(plan, prompt.tokens), model };
    if (body.stream) this.after(model.firstTokenMs, () => this.stream(ready));
    else this.after(model.firstTokenMs + this.paceMs(ready), () => this.answer(ready));
  }

  private paceMs({ usage, model }: Ready): number {
    return (usage.completion_tokens / model.tokensPerSecond) * 1_000;
  }

  private after(ms: number, then: () => void): void {
    if (!this.aborted) this.timer = setTimeout(then, ms);
  }

  private refuse(status: number, headers: Record<string, string>, message: string): void {
    this.after(1, () => {
      this.sink.head(status, { "content-type": "application/json", ...headers });
      this.sink.data(
        Buffer.from(JSON.stringify({ error: { message, type: "sandbox", param: null, code: null } })),
      );
      this.sink.end();
    });
  }

  private answer({ plan, usage, model }: Ready): void {
    this.sink.head(200, { "content-type": "application/json", "x-request-id": plan.id });
    const text = writeBody(plan, Math.floor(Date.now() / 1_000), model.fault === "no-usage" ? null : usage);
    this.sink.data(Buffer.from(model.fault === "malformed" ? text.slice(0, text.length / 2) : text));
    if (model.fault === "cut-stream") this.sink.fail(new Error("sandbox: connection reset"));
    else this.sink.end();
  }

  private stream({ body, plan, usage, model }: Ready): void {
    this.sink.head(200, { "content-type": "text/event-stream", "x-request-id": plan.id });
    const reported = model.fault === "no-usage" ? null : usage;
    const asked = body.stream_options?.include_usage === true;
    const events = writeEvents(plan, Math.floor(Date.now() / 1_000), reported, asked);
    this.tick(events, model, performance.now(), 0);
  }

  private tick(events: Generator<string>, model: SandboxModel, startedMs: number, sent: number): void {
    if (this.aborted) return;
    const due = Math.ceil(((performance.now() - startedMs) / 1_000) * model.tokensPerSecond) + 1;
    let bytes = "";
    let count = sent;
    while (!this.paused && count < due) {
      if (count === EVENTS_BEFORE_FAULT && this.fail(model.fault, bytes)) return;
      const next = events.next();
      if (next.done) {
        if (bytes) this.sink.data(Buffer.from(bytes));
        if (!this.aborted) this.sink.end();
        return;
      }
      bytes += next.value;
      count++;
    }
    if (bytes) this.sink.data(Buffer.from(bytes));
    this.after(TICK_MS, () => this.tick(events, model, startedMs, count));
  }

  private fail(fault: SandboxFault | null, pending: string): boolean {
    if (fault !== "cut-stream" && fault !== "malformed") return false;
    this.sink.data(Buffer.from(fault === "malformed" ? `${pending}data: {"id":"broken\n\n` : pending));
    if (!this.aborted) this.sink.fail(new Error("sandbox: connection reset"));
    return true;
  }
}

/** The sandbox's transport: no network, the bytes and timing of an upstream. */
export function sendToSandbox(target: Target, request: UpstreamRequest, sink: UpstreamSink): UpstreamHandle {
  const serve = findSandboxOperation(request.path, target.upstreamModel);
  if (serve) {
    const operation = new ServedAnswer(sink);
    operation.start(serve, request, target).catch((error: Error) => sink.fail(error));
    return operation;
  }
  const answer = new SandboxAnswer(sink);
  answer.start(target, request).catch((error: Error) => sink.fail(error));
  return answer;
}
