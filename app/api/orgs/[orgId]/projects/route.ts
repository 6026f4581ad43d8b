import { createProjectEndpoint, listProjectsEndpoint } from "@/lib/contract/projects";
import { createProject, listProjects } from "@/lib/domain/projects";
import { route } from "@/lib/web/route";

export const GET = route(listProjectsEndpoint, listProjects);
export const POST = route(createProjectEndpoint, createProject);
