import { getContentPolicyEndpoint, setContentPolicyEndpoint } from "@/lib/contract/content";
import { getContentPolicy, setContentPolicy } from "@/lib/domain/content";
import { route } from "@/lib/web/route";

export const GET = route(getContentPolicyEndpoint, getContentPolicy);
export const PUT = route(setContentPolicyEndpoint, setContentPolicy);
