import { testChannelEndpoint } from "@/lib/contract/alert-channels";
import { testChannel } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const POST = route(testChannelEndpoint, testChannel);
