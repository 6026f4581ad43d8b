import { testProviderEndpoint } from "@/lib/contract/providers";
import { testProvider } from "@/lib/domain/providers";
import { route } from "@/lib/web/route";

export const POST = route(testProviderEndpoint, testProvider);
