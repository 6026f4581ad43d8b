import { requestVerificationEndpoint } from "@/lib/contract/me";
import { requestVerification } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const POST = route(requestVerificationEndpoint, requestVerification);
