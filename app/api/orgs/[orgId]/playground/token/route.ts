import { createPlaygroundTokenEndpoint } from "@/lib/contract/playground";
import { createPlaygroundToken } from "@/lib/domain/playground";
import { route } from "@/lib/web/route";

export const POST = route(createPlaygroundTokenEndpoint, createPlaygroundToken);
