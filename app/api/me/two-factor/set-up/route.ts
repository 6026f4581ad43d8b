import { setUpTwoFactorEndpoint } from "@/lib/contract/me";
import { setUpTwoFactor } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const POST = route(setUpTwoFactorEndpoint, setUpTwoFactor);
