import { rotateKeyEndpoint } from "@/lib/contract/keys";
import { rotateKey } from "@/lib/domain/keys";
import { route } from "@/lib/web/route";

export const POST = route(rotateKeyEndpoint, rotateKey);
