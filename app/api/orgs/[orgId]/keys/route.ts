import { createKeyEndpoint, listKeysEndpoint } from "@/lib/contract/keys";
import { createKey, listKeys } from "@/lib/domain/keys";
import { route } from "@/lib/web/route";

export const GET = route(listKeysEndpoint, listKeys);
export const POST = route(createKeyEndpoint, createKey);
