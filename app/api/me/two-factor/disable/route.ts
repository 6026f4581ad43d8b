import { disableTwoFactorEndpoint } from "@/lib/contract/me";
import { disableTwoFactor } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const POST = route(disableTwoFactorEndpoint, disableTwoFactor);
