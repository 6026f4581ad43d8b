import { createModel, setPrice } from "@/lib/domain/catalog";
import { createProvider } from "@/lib/domain/providers";
import { type Lab, startLab } from "@/lib/gateway/lab";
import { operatorCtx } from "@/server/cli/frame/operator";
import { Conversation } from "./conversation";

/** The three protocols that every client is tried against. */
export const UPSTREAM_KINDS = ["openai", "anthropic", "gemini"] as const;
export type UpstreamKind = (typeof UPSTREAM_KINDS)[number];

/** A provider on loopback, what it said, and the id under which our database books it. */
export type Upstream = { kind: UpstreamKind; providerId: string; lab: Lab; conversation: Conversation };

/** Names under which a model is called: some clients treat families of names in their own ways. */
const MODEL_NAMES = ["gpt", "gemini"] as const;

/** Classes that do not overlap, in figures that no two calls share. */
const USAGE_OF = {
  openai: (serial: number) => ({ input: 200 + serial, cachedInput: 32, output: 20 + serial, reasoning: 4 }),
  anthropic: (serial: number) => ({
    input: 300 + serial,
    cachedInput: 48,
    cacheWrite: 16,
    output: 30 + serial,
  }),
  gemini: (serial: number) => ({ input: 400 + serial, cachedInput: 64, output: 40 + serial, reasoning: 8 }),
};

const TOKENS = { contextTokens: 400_000, maxOutputTokens: 32_000 };

async function openModel(name: string, kind: UpstreamKind, providerId: string): Promise<void> {
  const ctx = operatorCtx();
  const model = await createModel(ctx, {
    slug: `lab/${name}-${kind}`,
    name: `${name} over ${kind}`,
    description: "",
    ownedBy: "lab",
    ...TOKENS,
    inputModalities: ["text", "image"],
    outputModalities: ["text"],
    capabilities: ["tools", "json_schema", "reasoning", "vision"],
    tokenizer: "o200k_base",
    enabled: true,
    routes: [{ providerId, upstreamModel: `${kind}-lab-1`, priority: 0, weight: 100, enabled: true }],
  });
  const rates = { input: 1_000_000_000, cachedInput: 100_000_000, output: 4_000_000_000 };
  await setPrice(ctx, { modelId: model.id, rates, note: "" });
}

/** Not in the call's own text: only who ran it can say it. */
const COMMAND = "printf turnpike-%s 14133";

/** What the upstream asks for, by what is offered: the SDKs' weather, and each program's own way to run a harmless command. */
const TOOLS = [
  { name: "get_weather", args: { city: "Lisbon" } },
  { name: "bash", args: { command: COMMAND, description: "Says a number" } },
  {
    name: "run_shell_command",
    args: { command: COMMAND, description: "Says a number", is_background: false },
  },
  { name: "shell_command", args: { command: COMMAND } },
  { name: "exec_command", args: { cmd: COMMAND } },
  { name: "Bash", args: { command: COMMAND } },
];

/** Starts one upstream and makes its provider and models by the verbs. */
export async function openUpstream(kind: UpstreamKind): Promise<Upstream> {
  const lab = await startLab(kind);
  const provider = await createProvider(operatorCtx(), {
    slug: `lab-${kind}`,
    name: `Lab ${kind}`,
    kind,
    baseUrl: lab.baseUrl,
    credential: "sk-lab-credential-0123456789",
    region: null,
  });
  for (const name of MODEL_NAMES) await openModel(name, kind, provider.id);
  const conversation = new Conversation(TOOLS, USAGE_OF[kind]);
  // Clients of one protocol send members that another provider does not know; the drivers must not pass them on.
  lab.always(conversation.plan);
  return { kind, providerId: provider.id, lab, conversation };
}
