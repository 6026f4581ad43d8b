import { clearContentPolicyEndpoint } from "@/lib/contract/content";
import { clearContentPolicy } from "@/lib/domain/content";
import { route } from "@/lib/web/route";

export const DELETE = route(clearContentPolicyEndpoint, clearContentPolicy);
