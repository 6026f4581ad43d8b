import { snoozeChannelEndpoint } from "@/lib/contract/alert-channels";
import { snoozeChannel } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const POST = route(snoozeChannelEndpoint, snoozeChannel);
