import { signUpEndpoint } from "@/lib/contract/account";
import { signUp } from "@/lib/domain/onboarding";
import { route } from "@/lib/web/route";

export const POST = route(signUpEndpoint, signUp);
