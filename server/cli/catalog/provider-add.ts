import { createProviderEndpoint } from "@/lib/contract/providers";
import { PROVIDER_PRESETS } from "@/lib/core/provider-presets";
import { createProvider } from "@/lib/domain/providers";
import { defineCommand, UsageError } from "../frame/command";
import { operatorCtx, readBody, toWire } from "../frame/operator";
import { facts } from "../frame/text";

// A credential on a command line is in the shell's history and in the process list; a variable is in neither.
function readCredential(variable: string | undefined): string | undefined {
  if (variable === undefined) return undefined;
  const credential = process.env[variable];
  if (!credential) throw new UsageError(`--credential-env: the variable ${variable} is not set.`);
  return credential;
}

export const providerAdd = defineCommand({
  name: "provider add",
  summary: "Connect a provider: one that is known by name, or any host that speaks OpenAI's API.",
  options: {
    slug: { kind: "text", value: "SLUG", help: "Its short name.", required: true },
    name: { kind: "text", value: "NAME", help: "Its name; left out: the slug." },
    preset: {
      kind: "text",
      value: "NAME",
      help: "Which it is; left out: any host that speaks OpenAI's API.",
      choices: PROVIDER_PRESETS.map((preset) => preset.slug),
    },
    "base-url": { kind: "text", value: "URL", help: "Its address; left out: the preset's own." },
    "credential-env": {
      kind: "text",
      value: "VARIABLE",
      help: "The variable that holds its API key; for AWS and Google, their JSON.",
    },
    region: { kind: "text", value: "NAME", help: "Where it runs: Bedrock and Vertex need one." },
    "api-version": { kind: "text", value: "VERSION", help: "Azure's." },
  },
  async run(options) {
    const names = {
      slug: "slug",
      name: "name",
      baseUrl: "base-url",
      credential: "credential-env",
      region: "region",
      preset: "preset",
      settings: "api-version",
    };
    const body = readBody(
      createProviderEndpoint,
      {
        slug: options.slug,
        name: options.name ?? options.slug,
        baseUrl: options["base-url"],
        credential: readCredential(options["credential-env"]),
        region: options.region,
        preset: options.preset,
        settings: options["api-version"] === undefined ? undefined : { apiVersion: options["api-version"] },
      },
      names,
    );
    const provider = toWire(createProviderEndpoint, await createProvider(operatorCtx(), body));
    return {
      data: { provider },
      text: facts([
        ["Provider", provider.id],
        ["Slug", provider.slug],
        ["Address", provider.baseUrl ?? ""],
        ["Credential", provider.credentialTail ? `…${provider.credentialTail}` : "none"],
      ]),
    };
  },
});
