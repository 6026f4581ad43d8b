// Made by `npm run generate`.
import type * as contract from "../../contract/projects";
import type { Remote } from "../remote";

export const listProjectsEndpoint: Remote<typeof contract.listProjectsEndpoint> = {
  id: "projects.list",
  method: "GET",
  path: "/api/orgs/{orgId}/projects",
};

export const createProjectEndpoint: Remote<typeof contract.createProjectEndpoint> = {
  id: "projects.create",
  method: "POST",
  path: "/api/orgs/{orgId}/projects",
};

export const getProjectEndpoint: Remote<typeof contract.getProjectEndpoint> = {
  id: "projects.get",
  method: "GET",
  path: "/api/orgs/{orgId}/projects/{projectId}",
};

export const updateProjectEndpoint: Remote<typeof contract.updateProjectEndpoint> = {
  id: "projects.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/projects/{projectId}",
};

export const archiveProjectEndpoint: Remote<typeof contract.archiveProjectEndpoint> = {
  id: "projects.archive",
  method: "POST",
  path: "/api/orgs/{orgId}/projects/{projectId}/archive",
};

export const restoreProjectEndpoint: Remote<typeof contract.restoreProjectEndpoint> = {
  id: "projects.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/projects/{projectId}/restore",
};
