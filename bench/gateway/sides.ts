import type { Cpu } from "../processes/child";
import type { Caller } from "./load";

/** One of those that are measured side by side. */
export type Side = {
  name: "bare" | "gateway" | "portkey";
  port: number;
  secret: string;
  headers?: Record<string, string>;
  cpu(): Promise<Cpu>;
};

export type Kind = "plain" | "streamed";
export const KINDS: readonly Kind[] = ["plain", "streamed"];
export const MODEL = "bench/model";

export function callerOf({ port, secret, headers }: Omit<Side, "name" | "cpu">, kind: Kind): Caller {
  return { port, model: MODEL, secret, stream: kind === "streamed", headers };
}
