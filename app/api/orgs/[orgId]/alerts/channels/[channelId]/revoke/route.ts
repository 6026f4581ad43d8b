import { revokeChannelEndpoint } from "@/lib/contract/alert-channels";
import { revokeChannel } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const POST = route(revokeChannelEndpoint, revokeChannel);
