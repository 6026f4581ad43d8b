import { getContentStateEndpoint } from "@/lib/contract/content";
import { getContentState } from "@/lib/domain/content";
import { route } from "@/lib/web/route";

export const GET = route(getContentStateEndpoint, getContentState);
