import type { Operation } from "@/lib/contract/models";
import { createModel, setPrice } from "@/lib/domain/catalog";
import { createProvider } from "@/lib/domain/providers";
import { type Lab, type LabKind, startLab } from "@/lib/gateway/lab";
import { operatorCtx } from "@/server/cli/frame/operator";
import { CHAT_ASKS } from "./asks/chat-asks";
import * as operations from "./asks/operation-asks";
import type { Series } from "./drive";

const KINDS: readonly LabKind[] = [
  "openai",
  "azure",
  "anthropic",
  "bedrock",
  "gemini",
  "vertex",
  "mistral",
  "cohere",
  "deepseek",
  "groq",
  "xai",
];
const EMBEDDERS: readonly LabKind[] = ["openai", "azure", "gemini", "vertex", "mistral", "cohere"];
const RATES = { input: 1_000_000_000, output: 4_000_000_000 };

/** As an operator writes it: a key, or fields of text. */
function credentialOf({ credential }: Lab) {
  if (!credential.startsWith("{")) return credential;
  const fields = Object.entries(JSON.parse(credential) as Record<string, unknown>);
  return Object.fromEntries(
    fields.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

async function openProvider(kind: LabKind, lab: Lab): Promise<string> {
  const created = await createProvider(operatorCtx(), {
    slug: `spec-${kind}`,
    name: kind,
    preset: kind,
    baseUrl: lab.baseUrl,
    credential: credentialOf(lab),
    region: kind === "bedrock" || kind === "vertex" ? "us-east-1" : null,
  });
  return created.id;
}

async function openModel(
  slug: string,
  operation: Operation,
  providerId: string,
  upstreamModel: string,
): Promise<void> {
  const ctx = operatorCtx();
  const created = await createModel(ctx, {
    slug,
    name: slug,
    description: "",
    ownedBy: "lab",
    contextTokens: 400_000,
    maxOutputTokens: 32_000,
    inputModalities: ["text"],
    outputModalities: ["text"],
    operations: [operation],
    capabilities: ["tools", "parallel_tools", "json_schema", "reasoning", "logprobs"],
    tokenizer: "o200k_base",
    enabled: true,
    routes: [{ providerId, upstreamModel, priority: 0, weight: 100, enabled: true }],
  });
  await setPrice(ctx, { modelId: created.id, rates: RATES, note: "" });
}

const CLAUDE: ReadonlySet<LabKind> = new Set(["anthropic", "bedrock"]);

async function openKind(kind: LabKind): Promise<Series[]> {
  const lab = await startLab(kind);
  const providerId = await openProvider(kind, lab);
  const chat = `spec/${kind}-chat`;
  await openModel(chat, "chat", providerId, CLAUDE.has(kind) ? "claude-sonnet-4-5" : `${kind}-lab`);
  const series: Series[] = [{ title: kind, model: chat, lab, asks: CHAT_ASKS }];
  const add = async (operation: Operation, upstreamModel: string, asks: Series["asks"]) => {
    const model = `spec/${kind}-${operation}`;
    await openModel(model, operation, providerId, upstreamModel);
    series.push({ title: kind, model, lab, asks });
  };
  if (EMBEDDERS.includes(kind)) await add("embeddings", `${kind}-embed`, operations.EMBEDDING_ASKS);
  if (kind !== "openai") return series;
  await add("images", "gpt-image-1", operations.IMAGE_ASKS);
  await add("speech", "tts-1", operations.SPEECH_ASKS);
  await add("transcription", "whisper-1", operations.TRANSCRIPTION_ASKS);
  await add("moderation", "omni-moderation-latest", operations.MODERATION_ASKS);
  return series;
}

/** A lab of each protocol behind a provider of its kind, and what is asked of each. */
export async function openPlaces(): Promise<Series[]> {
  const series: Series[] = [];
  for (const kind of KINDS) series.push(...(await openKind(kind)));
  return series;
}
