import type { Caller, Heard, Wanted } from "./caller";

type Item = {
  type: string;
  content?: { type: string; text?: string }[];
  call_id?: string;
  name?: string;
  arguments?: string;
};
type Response = {
  status: string;
  output: Item[];
  usage: { input_tokens: number; output_tokens: number } | null;
};

function input({ prompt, image, results }: Wanted) {
  const content = [
    { type: "input_text", text: prompt },
    ...(image ? [{ type: "input_image", image_url: `data:image/png;base64,${image}`, detail: "auto" }] : []),
  ];
  const asked = { role: "user", content };
  const used = (results ?? []).map(({ use }) => ({
    type: "function_call",
    call_id: use.id,
    name: use.name,
    arguments: JSON.stringify(use.args),
  }));
  const answers = (results ?? []).map(({ use, output }) => ({
    type: "function_call_output",
    call_id: use.id,
    output,
  }));
  return [asked, ...used, ...answers];
}

function heardOf({ status, output, usage }: Response): Heard {
  const tools = output
    .filter(({ type }) => type === "function_call")
    .map((item) => ({ id: item.call_id!, name: item.name!, args: JSON.parse(item.arguments!) }));
  const texts = output.flatMap(({ content }) => content ?? []).filter(({ type }) => type === "output_text");
  return {
    text: texts.map(({ text }) => text).join(""),
    tools,
    finish: status,
    usage: usage && { input: usage.input_tokens, output: usage.output_tokens },
  };
}

/** OpenAI's Responses. */
export const responsesCaller: Caller = {
  finishes: { stop: "completed", tools: "completed" },
  request: (wanted, secret) => ({
    path: "/v1/responses",
    headers: { authorization: `Bearer ${secret}` },
    body: {
      model: wanted.model,
      instructions: "Be brief.",
      input: input(wanted),
      ...(wanted.stream ? { stream: true } : {}),
      ...(wanted.tools
        ? { tools: wanted.tools.map((tool) => ({ type: "function", strict: false, ...tool })) }
        : {}),
      ...(wanted.schema
        ? { text: { format: { type: "json_schema", name: "answer", schema: wanted.schema, strict: true } } }
        : {}),
    },
  }),
  whole: (body) => heardOf(body as unknown as Response),
  /** What the events said piece by piece must be what the last one repeats. */
  stream(events) {
    let text = "";
    const args = new Map<unknown, string>();
    for (const { data } of events) {
      if (data.type === "response.output_text.delta") text += data.delta;
      if (data.type === "response.function_call_arguments.delta") {
        args.set(data.item_id, (args.get(data.item_id) ?? "") + data.delta);
      }
    }
    const last = events.filter(({ data }) => data.type === "response.completed").at(-1);
    if (!last) throw new Error("the stream has no response.completed");
    const heard = heardOf(last.data.response as Response);
    const pieces = [...args.values()].map((piece) => JSON.stringify(JSON.parse(piece)));
    const repeated = heard.tools.map((tool) => JSON.stringify(tool.args));
    if (heard.text !== text) throw new Error(`deltas say ${text}, the end says ${heard.text}`);
    if (pieces.join() !== repeated.join()) throw new Error(`deltas say ${pieces}, the end says ${repeated}`);
    return heard;
  },
  failed(body, status) {
    const { type, message, param } = body.error as { type: string; message: string; param: string | null };
    return { status, type, message, param };
  },
};
