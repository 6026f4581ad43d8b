import { changePasswordEndpoint } from "@/lib/contract/me";
import { changePassword } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const POST = route(changePasswordEndpoint, changePassword);
