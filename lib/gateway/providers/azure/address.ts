import type { AzureCredential } from "@/lib/contract/provider-credentials";
import type { ProviderRecord } from "../../snapshot/records";
import type { Address } from "../openai/operations/address";

/** Versions that are no date belong to the newer API, which needs none and names the deployment in the body. */
const DATED = /^\d{4}-/;
const NEWER = "/openai/v1";

const credentials = new Map<string, string>();

function apiKeyOf({ credential }: ProviderRecord): string {
  if (credential === null) return "";
  let key = credentials.get(credential);
  if (key === undefined) {
    key = credential.startsWith("{") ? (JSON.parse(credential) as AzureCredential).apiKey : credential;
    credentials.set(credential, key);
  }
  return key;
}

/** The path of the resource, whichever of the two APIs the operator wrote behind it. */
function resourcePath(baseUrl: string | null): string {
  const { pathname } = new URL(baseUrl ?? "");
  return pathname.replace(/\/+$/, "").replace(/\/openai(?:\/v1)?$/, "");
}

function pathOf({ baseUrl, settings }: ProviderRecord, deployment: string, endpoint: string): string {
  const resource = resourcePath(baseUrl);
  const { apiVersion } = settings;
  if (apiVersion === undefined || !DATED.test(apiVersion)) {
    const query = apiVersion === "preview" ? "?api-version=preview" : "";
    return `${resource}${NEWER}${endpoint}${query}`;
  }
  // A response names its deployment in the body, as in the newer API.
  const scope = endpoint === "/responses" ? "" : `/deployments/${encodeURIComponent(deployment)}`;
  return `${resource}/openai${scope}${endpoint}?api-version=${apiVersion}`;
}

/** Azure OpenAI's: by deployment and dated version, or the newer `/openai/v1`; the key in a header of its own. */
export const azureAddress: Address = ({ provider, upstreamModel }, endpoint) => ({
  path: pathOf(provider, upstreamModel, endpoint),
  headers: ["api-key", apiKeyOf(provider)],
});
