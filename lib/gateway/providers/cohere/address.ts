import type { Address } from "../openai/operations/address";

/** Cohere's: its version is in the endpoint, so one in the base URL is left out. */
export const cohereAddress: Address = ({ provider }, endpoint) => {
  const base = new URL(provider.baseUrl ?? "").pathname.replace(/\/+$/, "").replace(/\/v\d$/, "");
  return {
    path: `${base}${endpoint}`,
    headers: provider.credential ? ["authorization", `Bearer ${provider.credential}`] : [],
  };
};
