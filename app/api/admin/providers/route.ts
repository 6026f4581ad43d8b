import { createProviderEndpoint, listProvidersEndpoint } from "@/lib/contract/providers";
import { createProvider, listProviders } from "@/lib/domain/providers";
import { route } from "@/lib/web/route";

export const GET = route(listProvidersEndpoint, listProviders);
export const POST = route(createProviderEndpoint, createProvider);
