import { getStatusEndpoint } from "@/lib/contract/status";
import { getStatus } from "@/lib/domain/providers";
import { route } from "@/lib/web/route";

export const GET = route(getStatusEndpoint, getStatus);
