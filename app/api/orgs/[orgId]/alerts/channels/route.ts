import { createChannelEndpoint, listChannelsEndpoint } from "@/lib/contract/alert-channels";
import { createChannel, listChannels } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const GET = route(listChannelsEndpoint, listChannels);
export const POST = route(createChannelEndpoint, createChannel);
