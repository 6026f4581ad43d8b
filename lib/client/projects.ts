import { endpointMutation, endpointQuery } from "./endpoint-query";
import { listKeysEndpoint } from "./endpoints/keys";
import {
  archiveProjectEndpoint,
  createProjectEndpoint,
  getProjectEndpoint,
  listProjectsEndpoint,
  restoreProjectEndpoint,
  updateProjectEndpoint,
} from "./endpoints/projects";
import type { BodyOf } from "./remote";

const stale = [listProjectsEndpoint, getProjectEndpoint];

export const projectsQuery = (orgId: string, query: { includeArchived?: string } = {}) =>
  endpointQuery(listProjectsEndpoint, { params: { orgId }, query });

export const createProjectMutation = (orgId: string) =>
  endpointMutation(createProjectEndpoint, {
    request: (body: BodyOf<typeof createProjectEndpoint>) => ({ params: { orgId }, body }),
    stale,
  });

export const updateProjectMutation = (orgId: string, projectId: string) =>
  endpointMutation(updateProjectEndpoint, {
    request: (body: BodyOf<typeof updateProjectEndpoint>) => ({ params: { orgId, projectId }, body }),
    stale: [...stale, listKeysEndpoint],
  });

export const archiveProjectMutation = (orgId: string) =>
  endpointMutation(archiveProjectEndpoint, {
    request: (projectId: string) => ({ params: { orgId, projectId } }),
    stale: [...stale, listKeysEndpoint],
  });

export const restoreProjectMutation = (orgId: string) =>
  endpointMutation(restoreProjectEndpoint, {
    request: (projectId: string) => ({ params: { orgId, projectId } }),
    stale: [...stale, listKeysEndpoint],
  });
