import { updateChannelEndpoint } from "@/lib/contract/alert-channels";
import { updateChannel } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const PATCH = route(updateChannelEndpoint, updateChannel);
