import { type OpenAiQuirks, presetOf } from "@/lib/core/provider-presets";
import type { ProviderRecord } from "../../snapshot/records";
import { type Address, openAiAddress } from "./operations/address";

/** A service that speaks OpenAI's protocols: where its endpoints are, and where it differs. */
export type OpenAiHost = {
  address: Address;
  quirks(provider: ProviderRecord): OpenAiQuirks;
};

/** OpenAI itself and every host like it, by its preset. */
export const presetHost: OpenAiHost = {
  address: openAiAddress,
  quirks: (provider) => presetOf(provider).quirks,
};
