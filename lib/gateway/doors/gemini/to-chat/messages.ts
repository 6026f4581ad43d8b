import type { ChatRequest, GeminiContent, GeminiPart } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import type { NativeOnly } from "../../responses/native-only";
import { asContent, type ChatPart, toChatPart } from "./parts";

type Message = ChatRequest["messages"][number];
type Call = NonNullable<GeminiPart["functionCall"]>;
type Response = NonNullable<GeminiPart["functionResponse"]>;

const signed = (signature: string) => ({ google: { thought_signature: signature } });

/** What a function gave: the text alone where it is but an `output` (or `result`), else all of it as JSON. */
function resultText({ response }: Response): string {
  const given = response ?? {};
  const [name, ...others] = Object.keys(given);
  const only = name === undefined ? undefined : given[name];
  const isPlain = others.length === 0 && (name === "output" || name === "result") && typeof only === "string";
  return isPlain ? only : JSON.stringify(given);
}

/** Gemini's turns as chat's messages; results find their calls by id, else by name and order. */
export class MessageList {
  readonly messages: Message[] = [];
  /** Calls that have no result yet, in order. */
  private open: { id: string; name: string }[] = [];
  private calls = 0;
  private readonly natives: NativeOnly;

  constructor(natives: NativeOnly) {
    this.natives = natives;
  }

  addSystem(instruction: GeminiContent | string): void {
    const parts = typeof instruction === "string" ? [{ text: instruction }] : (instruction.parts ?? []);
    const text = parts.flatMap((part) => part.text ?? []).join("\n\n");
    if (text !== "") this.messages.push({ role: "system", content: text });
  }

  add({ role, parts = [] }: GeminiContent, param: string): void {
    if (role === "model") this.addModel(parts, param);
    else this.addUser(parts, param);
  }

  private chatParts(parts: GeminiPart[], param: string): ChatPart[] {
    return parts.flatMap((part, i) => toChatPart(part, `${param}.parts[${i}]`, this.natives) ?? []);
  }

  private addModel(parts: GeminiPart[], param: string): void {
    const said = this.chatParts(parts, param);
    const text = said.flatMap((part) => (part.type === "text" ? String(part.text) : [])).join("");
    const calls = parts.flatMap((part) =>
      part.functionCall ? this.call(part.functionCall, part.thoughtSignature) : [],
    );
    if (text !== "" || calls.length > 0) {
      const content = text === "" ? null : text;
      this.messages.push({ role: "assistant", content, ...(calls.length > 0 && { tool_calls: calls }) });
    }
    // Chat's assistants do not show pictures: what the model drew is shown to it.
    const drawn = said.filter((part) => part.type === "image_url");
    if (drawn.length > 0) this.messages.push({ role: "user", content: drawn });
  }

  private call({ id, name = "", args }: Call, signature: string | undefined) {
    const call = { id: id || `call_${this.calls}`, name };
    this.calls++;
    this.open.push(call);
    return {
      id: call.id,
      type: "function",
      function: { name, arguments: JSON.stringify(args ?? {}) },
      ...(signature && { extra_content: signed(signature) }),
    };
  }

  private addUser(parts: GeminiPart[], param: string): void {
    for (const [i, part] of parts.entries()) {
      if (part.functionResponse)
        this.addResult(part.functionResponse, `${param}.parts[${i}].functionResponse`);
    }
    const media = parts.flatMap((part) => (part.functionResponse?.parts ?? []) as GeminiPart[]);
    const content = this.chatParts([...parts, ...media], param);
    if (content.length > 0) this.messages.push({ role: "user", content: asContent(content) });
  }

  private addResult(response: Response, param: string): void {
    const byId = this.open.findIndex(({ id }) => id === response.id);
    const at = byId >= 0 ? byId : this.open.findIndex(({ name }) => name === response.name);
    const [call] = at < 0 ? [] : this.open.splice(at, 1);
    if (!call) {
      throw new AppError("invalid_request", "No earlier turn has a call that this answers.", { param });
    }
    this.messages.push({ role: "tool", tool_call_id: call.id, content: resultText(response) });
  }
}
