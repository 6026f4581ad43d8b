import { getMeEndpoint, updateMeEndpoint } from "@/lib/contract/me";
import { getMe, updateMe } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const GET = route(getMeEndpoint, getMe);
export const PATCH = route(updateMeEndpoint, updateMe);
