import type { IncomingHttpHeaders } from "node:http";
import type { LabUsage } from "./plan";

/** One request as the lab saw it, and what it answered: its own books. */
export type LabCall = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Names and values as they were sent. */
  rawHeaders: string[];
  bytes: Buffer;
  text: string;
  /** The JSON body, or {} where the request has none. */
  body: Record<string, unknown>;
  /** The operation, such as "messages"; empty where the path is none of the provider's. */
  endpoint: string;
  /** The path parameters of the operation, such as the model. */
  params: Record<string, string>;
  id: string;
  stream: boolean;
  status: number;
  /** The usage that the answer said, in full or not at all. */
  said: LabUsage | null;
  /** What the request broke of the provider's rules. */
  refused: { message: string; path: string } | null;
  /** The caller left before the answer ended. */
  abandoned: boolean;
  /** Resolves when nothing more will be sent. */
  ended: Promise<void>;
};
