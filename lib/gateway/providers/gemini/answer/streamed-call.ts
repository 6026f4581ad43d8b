/** One argument, or a piece of it, of a call whose arguments are streamed. */
type PartialArg = {
  jsonPath?: string;
  stringValue?: string;
  numberValue?: number;
  boolValue?: boolean;
  nullValue?: unknown;
};

export type FunctionCall = {
  id?: string;
  name?: string;
  args?: Record<string, unknown> | null;
  partialArgs?: PartialArg[];
  willContinue?: boolean;
};

const STEP = /\.([^.[\]]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/g;
const ITEMS_MAX = 10_000;

type Node = Record<string, unknown> | unknown[];

/** The steps of `$.list[0].name`. */
function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(STEP)].map(([, name, index, single, double]) =>
    index === undefined ? (name ?? single ?? double ?? "") : Math.min(Number(index), ITEMS_MAX),
  );
}

const emptyNode = (step: string | number): Node =>
  typeof step === "number" ? [] : (Object.create(null) as Node);

function saidBy(arg: PartialArg): unknown {
  if (arg.stringValue !== undefined) return arg.stringValue;
  return arg.numberValue ?? arg.boolValue ?? null;
}

/** Sets what a path leads to; pieces of one string are joined. */
function place(root: Node, arg: PartialArg): void {
  const steps = stepsOf(arg.jsonPath ?? "");
  const last = steps.pop();
  // On a list this name would lead out of the arguments.
  if (last === undefined || last === "__proto__" || steps.includes("__proto__")) return;
  let node = root as Record<string | number, unknown>;
  for (const [i, step] of steps.entries()) {
    const inner = node[step];
    if (typeof inner !== "object" || inner === null) node[step] = emptyNode(steps[i + 1] ?? last);
    node = node[step] as Record<string | number, unknown>;
  }
  const value = saidBy(arg);
  const before = node[last];
  node[last] = typeof before === "string" && typeof value === "string" ? before + value : value;
}

/** A function call that arrives whole or in pieces (`streamFunctionCallArguments`). */
export class StreamedCall {
  readonly name: string;
  readonly id: string | undefined;
  readonly signature: string | undefined;
  private readonly args: Node = emptyNode("");

  constructor(call: FunctionCall, signature: string | undefined) {
    this.name = call.name ?? "";
    this.id = call.id;
    this.signature = signature;
    this.add(call);
  }

  add({ args, partialArgs }: FunctionCall): void {
    if (args) Object.assign(this.args, args);
    for (const arg of partialArgs ?? []) place(this.args, arg);
  }

  argumentsText(): string {
    return JSON.stringify(this.args);
  }
}
