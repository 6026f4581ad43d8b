import { updateProviderEndpoint } from "@/lib/contract/providers";
import { updateProvider } from "@/lib/domain/providers";
import { route } from "@/lib/web/route";

export const PATCH = route(updateProviderEndpoint, updateProvider);
