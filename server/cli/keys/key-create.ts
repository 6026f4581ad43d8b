import { createKeyEndpoint } from "@/lib/contract/keys";
import { createKey } from "@/lib/domain/keys";
import { defineCommand } from "../frame/command";
import { getOrgTyped, getProjectTyped } from "../frame/lookup";
import { inOrg, operatorCtx, readBody, toWire } from "../frame/operator";
import { secretFacts } from "./secret-facts";

const FIELDS = {
  name: "name",
  environment: "environment",
  permissions: "permissions",
  allowedModels: "models",
  allowedEndpoints: "endpoints",
  allowedCidrs: "cidrs",
  expiresAt: "expires-at",
  rotateEveryDays: "rotate-every-days",
  rpm: "rpm",
  tpm: "tpm",
  rpd: "rpd",
  concurrency: "concurrency",
  maxTokensPerRequest: "max-tokens",
  budget: "budget-usd",
};

export const keyCreate = defineCommand({
  name: "key create",
  summary: "Make an API key; its secret is printed once.",
  options: {
    org: { kind: "text", value: "ID|SLUG", help: "The organization.", required: true },
    project: { kind: "text", value: "ID|SLUG", help: "May be left out when there is only one." },
    name: { kind: "text", value: "NAME", help: "What the key is for.", required: true },
    environment: { kind: "text", value: "NAME", help: "Marks the secret.", choices: ["live", "test"] },
    permissions: {
      kind: "list",
      value: "NAME",
      help: "inference, usage.read or both; left out: inference.",
    },
    models: { kind: "list", value: "MODEL", help: "Models or vendor/*; left out: what the project allows." },
    endpoints: { kind: "list", value: "NAME", help: "Such as chat.completions; left out: all." },
    cidrs: { kind: "list", value: "RANGE", help: "Addresses it may be used from; left out: all." },
    "expires-at": { kind: "text", value: "TIME", help: "ISO 8601, such as 2027-01-31T00:00:00Z." },
    "rotate-every-days": { kind: "integer", value: "N", help: "Rotate on a schedule.", min: 1 },
    rpm: { kind: "integer", value: "N", help: "Requests per minute at most.", min: 1 },
    tpm: { kind: "integer", value: "N", help: "Tokens per minute at most.", min: 1 },
    rpd: { kind: "integer", value: "N", help: "Requests per day at most.", min: 1 },
    concurrency: { kind: "integer", value: "N", help: "Calls in flight at most.", min: 1 },
    "max-tokens": { kind: "integer", value: "N", help: "Tokens per request at most.", min: 1 },
    "budget-usd": { kind: "text", value: "USD", help: "A hard budget, never exceeded." },
    "budget-window": {
      kind: "text",
      value: "WINDOW",
      help: "Of the budget.",
      default: "month",
      choices: ["day", "week", "month", "lifetime"],
    },
  },
  async run(options) {
    const org = await getOrgTyped(options.org);
    const project = await getProjectTyped(org.id, options.project);
    const limitUsd = options["budget-usd"];
    const body = readBody(
      createKeyEndpoint,
      {
        projectId: project.id,
        name: options.name,
        environment: options.environment,
        permissions: options.permissions,
        allowedModels: options.models,
        allowedEndpoints: options.endpoints,
        allowedCidrs: options.cidrs,
        expiresAt: options["expires-at"],
        rotateEveryDays: options["rotate-every-days"],
        rpm: options.rpm,
        tpm: options.tpm,
        rpd: options.rpd,
        concurrency: options.concurrency,
        maxTokensPerRequest: options["max-tokens"],
        budget: limitUsd === undefined ? undefined : { limitUsd, window: options["budget-window"] },
      },
      FIELDS,
    );
    const row = await createKey(inOrg(operatorCtx(), org.id), body);
    const key = toWire(createKeyEndpoint, row);
    return { data: { key }, text: secretFacts(key, [["Project", project.name]]) };
  },
});
