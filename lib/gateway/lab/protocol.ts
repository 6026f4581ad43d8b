import type { z } from "zod";
import type { LabCall } from "./lab-call";
import type { LabFailure, LabPlan } from "./plan";

/** One event of a stream. `name` is the event's type, where the protocol's framing says it beside the data. */
export type LabEvent = { name?: string; data: unknown; saysUsage?: boolean };

/** What a request breaks of the provider's documented rules; `path` names the member. */
export class LabRefusal extends Error {
  readonly path: PropertyKey[];
  readonly status: number;

  constructor(message: string, path: PropertyKey[] = [], status = 400) {
    super(message);
    this.path = path;
    this.status = status;
  }
}

/** One operation of a provider: what it takes, and what it answers to a plan. */
export type LabEndpoint = {
  name: string;
  method?: "GET" | "POST";
  /** Matches the path below the provider's origin; groups are the operation's path parameters. */
  path: RegExp;
  /** The body's documented form. Without one the body is not JSON. */
  body?: z.ZodType;
  /** Rules beyond the body's form: throws LabRefusal. */
  check?(call: LabCall): void;
  streams?(call: LabCall): boolean;
  /** Beside the calls: it takes no plan and is in no books, as the giving of tokens. */
  aside?: true;
  /** A whole answer: a JSON value, or bytes of another type. */
  whole(plan: LabPlan, call: LabCall): unknown;
  events?(plan: LabPlan, call: LabCall): LabEvent[];
  /** How this operation's stream is framed, where it is not the protocol's way. */
  framing?(call: LabCall): LabFraming;
};

export type LabFraming = {
  contentType: string;
  event(event: LabEvent, index: number): Buffer;
  /** A raw event of a recording: its JSON text. */
  raw(json: string, index: number): Buffer;
  /** What ends the stream after its last event. */
  end: Buffer;
};

/** One provider's protocol. */
export type LabProtocol = {
  kind: string;
  /** What an operator enters as the provider's base URL, below the lab's origin. */
  basePath: string;
  /** A credential that the lab takes, as `provider.credential` has it unsealed; a plain key unless said. */
  credential?(origin: string): string;
  /** Headers of every answer. */
  headers(call: LabCall): Record<string, string>;
  /** Throws LabRefusal (401 or 403) for a call without a good credential. */
  authenticate(call: LabCall): void;
  endpoints: LabEndpoint[];
  framing: LabFraming;
  failure(
    failure: LabFailure,
    call: LabCall,
  ): { status: number; headers?: Record<string, string>; body: unknown };
  /** A failure inside a stream, where the protocol has one. */
  failureEvent?(failure: LabFailure, call: LabCall): LabEvent;
  refusal(
    refusal: LabRefusal,
    call: LabCall,
  ): { status: number; headers?: Record<string, string>; body: unknown };
};
