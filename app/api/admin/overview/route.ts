import { getInstallationEndpoint } from "@/lib/contract/installation";
import { getInstallation } from "@/lib/domain/installation";
import { route } from "@/lib/web/route";

export const GET = route(getInstallationEndpoint, getInstallation);
