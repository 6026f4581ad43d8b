import { verifyEmailEndpoint } from "@/lib/contract/account";
import { verifyEmail } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const POST = route(verifyEmailEndpoint, verifyEmail);
