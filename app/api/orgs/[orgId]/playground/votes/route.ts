import { votePlaygroundEndpoint } from "@/lib/contract/playground";
import { votePlayground } from "@/lib/domain/playground";
import { route } from "@/lib/web/route";

export const POST = route(votePlaygroundEndpoint, votePlayground);
