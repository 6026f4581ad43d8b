import type { ChunkChoice } from "../../../providers/chunk";
import type { ProviderChunk } from "../../../providers/provider";

type ToolPart = {
  index?: number;
  id?: string;
  type?: string;
  function?: { name?: string; arguments?: string };
};
type ToolCall = { index: number; id: string; type: string; function: { name: string; arguments: string } };

function grow(calls: ToolCall[], { index = 0, id, type, function: part }: ToolPart): void {
  let call = calls.find((one) => one.index === index);
  if (!call) {
    call = { index, id: "", type: "function", function: { name: "", arguments: "" } };
    calls.push(call);
  }
  if (id) call.id = id;
  if (type) call.type = type;
  call.function.name += part?.name ?? "";
  call.function.arguments += part?.arguments ?? "";
}

/** Holds the pieces of each choice's tool calls back until the choice ends, for clients that know only whole ones. */
export class WholeToolCalls {
  private readonly held = new Map<number, ToolCall[]>();

  /** The chunk without pieces, or with the whole calls where the choice ends; null when nothing is left to say. */
  take(chunk: ProviderChunk): ProviderChunk | null {
    const { choices = [] } = chunk.value;
    const concerned = choices.some(
      ({ index = 0, delta, finish_reason }) =>
        delta?.tool_calls !== undefined || (finish_reason && this.held.has(index)),
    );
    if (!concerned) return chunk;
    const left = choices.map((choice) => this.takeChoice(choice));
    if (!chunk.value.usage && left.every((choice) => !says(choice))) return null;
    const json = JSON.stringify({ ...(JSON.parse(chunk.json) as object), choices: left });
    return { ...chunk, json, value: { ...chunk.value, choices: left } };
  }

  private takeChoice(choice: ChunkChoice): ChunkChoice {
    const { index = 0, finish_reason } = choice;
    const { tool_calls, ...delta } = choice.delta ?? {};
    const calls = this.held.get(index) ?? [];
    for (const part of (tool_calls as ToolPart[] | undefined) ?? []) grow(calls, part);
    if (!finish_reason) {
      this.held.set(index, calls);
      return { ...choice, delta };
    }
    this.held.delete(index);
    return { ...choice, delta: calls.length > 0 ? { ...delta, tool_calls: calls } : delta };
  }
}

function says({ delta = {}, finish_reason }: ChunkChoice): boolean {
  return Boolean(finish_reason) || Object.values(delta).some((value) => value !== null && value !== "");
}
