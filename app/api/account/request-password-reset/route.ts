import { requestPasswordResetEndpoint } from "@/lib/contract/account";
import { requestPasswordReset } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const POST = route(requestPasswordResetEndpoint, requestPasswordReset);
