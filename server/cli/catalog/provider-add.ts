import { createProviderEndpoint } from "@/lib/contract/providers";
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
  summary: "Connect a provider: any host that speaks OpenAI's API.",
  options: {
    slug: { kind: "text", value: "SLUG", help: "Its short name.", required: true },
    name: { kind: "text", value: "NAME", help: "Its name; left out: the slug." },
    "base-url": { kind: "text", value: "URL", help: "With the version: https://…/v1.", required: true },
    "credential-env": { kind: "text", value: "VARIABLE", help: "The variable that holds its API key." },
    region: { kind: "text", value: "NAME", help: "Where it runs." },
  },
  async run(options) {
    const names = {
      slug: "slug",
      name: "name",
      baseUrl: "base-url",
      credential: "credential-env",
      region: "region",
    };
    const body = readBody(
      createProviderEndpoint,
      {
        slug: options.slug,
        name: options.name ?? options.slug,
        baseUrl: options["base-url"],
        credential: readCredential(options["credential-env"]),
        region: options.region,
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
