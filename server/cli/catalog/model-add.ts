import { CAPABILITIES, createModelEndpoint, TOKENIZERS } from "@/lib/contract/models";
import { createModel } from "@/lib/domain/catalog";
import { defineCommand } from "../frame/command";
import { getProviderTyped } from "../frame/lookup";
import { operatorCtx, readBody, toWire } from "../frame/operator";
import { facts } from "../frame/text";

const FIELDS = {
  slug: "slug",
  name: "name",
  ownedBy: "owned-by",
  description: "description",
  contextTokens: "context-tokens",
  maxOutputTokens: "max-output-tokens",
  capabilities: "capabilities",
  tokenizer: "tokenizer",
  routes: "upstream-model",
};

export const modelAdd = defineCommand({
  name: "model add",
  summary: "Add a model to the catalogue; it answers calls once it has a price.",
  options: {
    slug: { kind: "text", value: "VENDOR/NAME", help: "What callers name.", required: true },
    provider: { kind: "text", value: "ID|SLUG", help: "Who answers it.", required: true },
    "upstream-model": {
      kind: "text",
      value: "NAME",
      help: "Its name there; left out: what follows the vendor.",
    },
    name: { kind: "text", value: "NAME", help: "Its name on pages; left out: the slug." },
    "owned-by": { kind: "text", value: "NAME", help: "Its vendor; left out: from the slug." },
    description: { kind: "text", value: "TEXT", help: "What it is good for." },
    "context-tokens": {
      kind: "integer",
      value: "N",
      help: "Input and output together.",
      default: 128_000,
      min: 1,
    },
    "max-output-tokens": { kind: "integer", value: "N", help: "Output at most.", default: 16_384, min: 1 },
    capabilities: { kind: "list", value: "NAME", help: CAPABILITIES.join(", ") },
    tokenizer: {
      kind: "text",
      value: "NAME",
      help: "Counts when the provider does not.",
      choices: TOKENIZERS,
    },
  },
  async run(options) {
    const provider = await getProviderTyped(options.provider);
    const [vendor, ...rest] = options.slug.split("/");
    const upstreamModel = options["upstream-model"] ?? (rest.join("/") || options.slug);
    const body = readBody(
      createModelEndpoint,
      {
        slug: options.slug,
        name: options.name ?? options.slug,
        ownedBy: options["owned-by"] ?? vendor,
        description: options.description,
        contextTokens: options["context-tokens"],
        maxOutputTokens: options["max-output-tokens"],
        capabilities: options.capabilities,
        tokenizer: options.tokenizer,
        routes: [{ providerId: provider.id, upstreamModel }],
      },
      FIELDS,
    );
    const model = toWire(createModelEndpoint, await createModel(operatorCtx(), body));
    return {
      data: { model },
      text: facts([
        ["Model", model.id],
        ["Slug", model.slug],
        ["Answered by", `${provider.slug} as ${upstreamModel}`],
        ["Next", `price set --model ${model.slug} --input USD --output USD`],
      ]),
    };
  },
});
