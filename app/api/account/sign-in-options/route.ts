import { signInOptionsEndpoint } from "@/lib/contract/account";
import { getSignInOptions } from "@/lib/domain/onboarding";
import { route } from "@/lib/web/route";

export const GET = route(signInOptionsEndpoint, getSignInOptions);
