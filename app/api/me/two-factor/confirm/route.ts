import { confirmTwoFactorEndpoint } from "@/lib/contract/me";
import { confirmTwoFactor } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const POST = route(confirmTwoFactorEndpoint, confirmTwoFactor);
