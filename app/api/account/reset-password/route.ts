import { resetPasswordEndpoint } from "@/lib/contract/account";
import { resetPassword } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const POST = route(resetPasswordEndpoint, resetPassword);
