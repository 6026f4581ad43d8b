import { restoreProjectEndpoint } from "@/lib/contract/projects";
import { restoreProject } from "@/lib/domain/projects";
import { route } from "@/lib/web/route";

export const POST = route(restoreProjectEndpoint, restoreProject);
