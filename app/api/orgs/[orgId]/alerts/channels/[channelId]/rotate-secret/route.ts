import { rotateChannelSecretEndpoint } from "@/lib/contract/alert-channels";
import { rotateChannelSecret } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const POST = route(rotateChannelSecretEndpoint, rotateChannelSecret);
