import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { deliverStream, deliverWhole } from "./deliver";
import type { LabCall } from "./lab-call";
import { DEFAULT_PLAN, type LabPlan, usageOf } from "./plan";
import { type LabEndpoint, type LabProtocol, LabRefusal } from "./protocol";
import { checkBody, readCall } from "./read-call";

const LAB_KEY = "lab-upstream-secret-0123456789";

type PlanOrScript = LabPlan | ((call: LabCall) => LabPlan);

/** A provider on loopback: it answers as planned, refuses what its documents forbid, and keeps its own books. */
export class Lab {
  readonly calls: LabCall[] = [];
  /** Whether members that the provider does not know are refused, as most do. */
  refusesUnknown = true;
  private readonly protocol: LabProtocol;
  private readonly server: Server;
  private readonly queue: PlanOrScript[] = [];
  private standing: PlanOrScript = DEFAULT_PLAN;

  constructor(protocol: LabProtocol) {
    this.protocol = protocol;
    this.server = createServer((req, res) => void this.serve(req, res));
  }

  async listen(): Promise<this> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What an operator enters as the provider's base URL. */
  get baseUrl(): string {
    return `${this.origin}${this.protocol.basePath}`;
  }

  /** A credential that it takes, as a provider row's is sealed. */
  get credential(): string {
    return this.protocol.credential?.(this.origin) ?? LAB_KEY;
  }

  get kind(): string {
    return this.protocol.kind;
  }

  get last(): LabCall {
    const call = this.calls.at(-1);
    if (!call) throw new Error(`the ${this.protocol.kind} lab was not called`);
    return call;
  }

  /** Plans for the next calls, in order. */
  next(...plans: PlanOrScript[]): void {
    this.queue.push(...plans);
  }

  /** The plan of every call that has none of its own. */
  always(plan: PlanOrScript): void {
    this.standing = plan;
  }

  /** Forgets calls and plans. */
  reset(): void {
    this.calls.length = 0;
    this.queue.length = 0;
    this.standing = DEFAULT_PLAN;
    this.refusesUnknown = true;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { call, end } = await readCall(req);
    res.on("close", () => {
      call.abandoned = !res.writableEnded && !res.errored;
    });
    try {
      await this.answer(call, res);
    } catch (error) {
      await this.fail(call, res, error as Error);
    }
    call.status = res.statusCode;
    end();
  }

  private async fail(call: LabCall, res: ServerResponse, error: Error): Promise<void> {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    if (!(error instanceof LabRefusal)) {
      // A mistake of the lab or of a plan: no provider answers so, and the test shows it.
      res.writeHead(599, { "content-type": "text/plain" }).end(`lab: ${error.stack}`);
      return;
    }
    call.refused = { message: error.message, path: error.path.map(String).join(".") };
    const { status, headers, body } = this.protocol.refusal(error, call);
    await this.sendJson(call, res, {}, status, body, headers);
  }

  private findEndpoint(call: LabCall): LabEndpoint {
    for (const endpoint of this.protocol.endpoints) {
      const found = (endpoint.method ?? "POST") === call.method ? endpoint.path.exec(call.path) : null;
      if (!found) continue;
      call.endpoint = endpoint.name;
      for (const [name, value] of Object.entries(found.groups ?? {})) {
        call.params[name] = decodeURIComponent(value ?? "");
      }
      return endpoint;
    }
    this.calls.push(call);
    throw new LabRefusal(`Invalid URL (${call.method} ${call.path})`, [], 404);
  }

  private async answer(call: LabCall, res: ServerResponse): Promise<void> {
    const endpoint = this.findEndpoint(call);
    if (!endpoint.aside) this.calls.push(call);
    this.protocol.authenticate(call);
    if (endpoint.body) checkBody(endpoint.body, call, this.refusesUnknown);
    endpoint.check?.(call);
    call.stream = endpoint.streams?.(call) ?? false;
    const scripted = endpoint.aside ? {} : (this.queue.shift() ?? this.standing);
    const plan = typeof scripted === "function" ? scripted(call) : scripted;
    if (plan.firstByteMs) await pause(plan.firstByteMs);
    if (plan.hang === true) await once(res, "close");
    else await this.play(endpoint, plan, call, res);
  }

  private async play(
    endpoint: LabEndpoint,
    plan: LabPlan,
    call: LabCall,
    res: ServerResponse,
  ): Promise<void> {
    const { protocol } = this;
    call.status = plan.raw?.status ?? 200;
    if (plan.failure) {
      const { status, headers, body } = protocol.failure(plan.failure, call);
      await this.sendJson(call, res, plan, status, body, headers);
      return;
    }
    if (plan.raw?.body !== undefined) {
      await this.sendRaw(call, res, plan, Buffer.from(plan.raw.body));
      return;
    }
    const usage = usageOf(plan);
    if (call.stream && endpoint.events) {
      const events = plan.raw?.events?.map((data) => ({ data })) ?? endpoint.events(plan, call);
      const framing = endpoint.framing?.(call) ?? protocol.framing;
      const { saidUsage } = await deliverStream(res, call, plan, protocol, events, framing);
      if (saidUsage) call.said = usage;
      return;
    }
    const body = endpoint.whole(plan, call);
    const { complete } = await this.sendJson(call, res, plan, 200, body);
    if (complete) call.said = usage;
  }

  private sendRaw(call: LabCall, res: ServerResponse, plan: LabPlan, body: Buffer) {
    const headers = {
      ...this.protocol.headers(call),
      "content-type": call.stream ? this.protocol.framing.contentType : "application/json",
      ...plan.raw?.headers,
    };
    return deliverWhole(res, plan, { status: plan.raw?.status ?? 200, headers, body });
  }

  /** JSON, or bytes with the content type that `headers` says. */
  private sendJson(
    call: LabCall,
    res: ServerResponse,
    plan: LabPlan,
    status: number,
    value: unknown,
    headers: Record<string, string> = {},
  ) {
    const body = Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value));
    const contentType = Buffer.isBuffer(value) ? "application/octet-stream" : "application/json";
    const all = { ...this.protocol.headers(call), "content-type": contentType, ...headers };
    return deliverWhole(res, plan, { status, headers: all, body });
  }
}
