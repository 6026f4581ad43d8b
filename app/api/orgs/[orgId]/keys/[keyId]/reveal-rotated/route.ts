import { revealRotatedKeyEndpoint } from "@/lib/contract/keys";
import { revealRotatedKey } from "@/lib/domain/keys";
import { route } from "@/lib/web/route";

export const POST = route(revealRotatedKeyEndpoint, revealRotatedKey);
