import { getProjectEndpoint, updateProjectEndpoint } from "@/lib/contract/projects";
import { getProject, updateProject } from "@/lib/domain/projects";
import { route } from "@/lib/web/route";

export const GET = route(getProjectEndpoint, getProject);
export const PATCH = route(updateProjectEndpoint, updateProject);
