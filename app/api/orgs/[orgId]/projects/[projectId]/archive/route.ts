import { archiveProjectEndpoint } from "@/lib/contract/projects";
import { archiveProject } from "@/lib/domain/projects";
import { route } from "@/lib/web/route";

export const POST = route(archiveProjectEndpoint, archiveProject);
