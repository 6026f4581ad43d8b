import type { IncomingMessage } from "node:http";
import type { Ask, Priced } from "../call";
import type { AskedUse } from "../money";
import type { OperationAnswer, Operations, ReportedUsage } from "../providers/provider";
import type { MeasuredUsage } from "../settle/measured-usage";
import type { TokenCount } from "../tokens/count-tokens";
import type { UseBounds } from "./hold/use-bounds";

/** What reached the caller of what is billed. */
export type Delivered = {
  usage: ReportedUsage | null;
  images: number;
  text: string;
  bytes: number;
  /** The provider said all that it had to say. */
  whole: boolean;
  /** Of images: what the provider says that they are. */
  made?: { size?: unknown; quality?: unknown };
};

type DialectOf<N extends keyof Operations> = NonNullable<Operations[N]>;

/** The ask of an operation. */
export type AskOf<N extends keyof Operations> = Parameters<DialectOf<N>["request"]>[0];

/** An endpoint that is not a chat, in OpenAI's protocol. */
export type OperationDoor<N extends keyof Operations, Q extends Ask = AskOf<N>> = {
  operation: N;
  /** Reads and checks the request; 400 names the field, 413 the bound. */
  read(req: IncomingMessage, bytesMax: number): Promise<Q>;
  /** No fewer than the tokens of text that it sends, told without counting. */
  inputTokensMax(ask: Q): number;
  /** Those tokens counted: for a key's cap, and near a limit. */
  countInput(ask: Q, tokenizer: string): TokenCount | Promise<TokenCount>;
  /** The most that it can use, of so many input tokens. 400 for what the price does not cover. */
  bounds(ask: Q, priced: Priced, inputTokens: number): UseBounds;
  /** What it was asked for, of one that is not told by tokens of text: a crash bills it. */
  asked?(ask: Q, priced: Priced): AskedUse;
  /** What it used and costs: as the provider says, else as can be told from what was asked and delivered. */
  measure(ask: Q, priced: Priced, delivered: Delivered): MeasuredUsage | Promise<MeasuredUsage>;
  /** What a whole answer delivers. */
  delivered(answer: OperationAnswer): Delivered;
  /** Usage as this protocol writes it, with `cost`; null where it has no place for it. */
  usage(measured: MeasuredUsage): Record<string, unknown> | null;
  /** The text of a whole answer as this caller asked for it, with the cost. */
  answer(answer: OperationAnswer, ask: Q, measured: MeasuredUsage): string;
};
