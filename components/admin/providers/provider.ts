import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listProvidersEndpoint, testProviderEndpoint } from "@/lib/contract/providers";

export type Provider = ResponseOf<typeof listProvidersEndpoint>["items"][number];
export type TestResult = ResponseOf<typeof testProviderEndpoint>;
