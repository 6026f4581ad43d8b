import { z } from "zod";
import { isModelPattern } from "../core/model-pattern";
import { defineEndpoint, type Endpoint } from "./endpoint";
import { nameInput, orgParams, wireTime } from "./wire";

/** Projects: an application or a department; its limits narrow those of its keys. */

export const modelPatternsInput = z
  .array(
    z.string().refine(isModelPattern, 'Write a model such as "openai/gpt-5" or a vendor such as "openai/*".'),
  )
  .max(100, "Use at most 100 entries.")
  .transform((list) => [...new Set(list)]);

const rateInput = z.number().int().min(1).max(1_000_000_000).nullable();

export const rateLimitInputs = {
  rpm: rateInput.meta({ description: "Requests per minute; null: no limit." }),
  tpm: rateInput.meta({ description: "Tokens per minute; null: no limit." }),
  rpd: rateInput.meta({ description: "Requests per UTC day; null: no limit." }),
  concurrency: rateInput.meta({ description: "Calls in flight; null: no limit." }),
};

export const rateLimitViews = {
  rpm: z.number().nullable(),
  tpm: z.number().nullable(),
  rpd: z.number().nullable(),
  concurrency: z.number().nullable(),
};

const projectView = z
  .object({
    id: z.string(),
    name: z.string(),
    slug: z.string(),
    allowedModels: z.array(z.string()),
    ...rateLimitViews,
    keyCount: z.number(),
    archivedAt: wireTime.nullable(),
    createdAt: wireTime,
    updatedAt: wireTime,
  })
  .meta({ id: "Project" });

const settings = {
  allowedModels: modelPatternsInput,
  ...rateLimitInputs,
};
const projectParams = orgParams.extend({ projectId: z.string().min(1) });

export const listProjectsEndpoint = defineEndpoint({
  id: "projects.list",
  method: "GET",
  path: "/api/orgs/{orgId}/projects",
  tag: "Projects",
  summary: "The organization's projects",
  access: "projects.read",
  params: orgParams,
  query: z.object({ includeArchived: z.stringbool().default(false) }),
  response: z.object({ items: z.array(projectView) }),
});

export const createProjectEndpoint = defineEndpoint({
  id: "projects.create",
  method: "POST",
  path: "/api/orgs/{orgId}/projects",
  tag: "Projects",
  summary: "Create a project",
  access: "projects.write",
  params: orgParams,
  body: z.strictObject({ name: nameInput }).extend(z.object(settings).partial().shape),
  response: projectView,
  status: 201,
  errors: ["conflict"],
});

export const getProjectEndpoint = defineEndpoint({
  id: "projects.get",
  method: "GET",
  path: "/api/orgs/{orgId}/projects/{projectId}",
  tag: "Projects",
  summary: "One project",
  access: "projects.read",
  params: projectParams,
  response: projectView,
});

export const updateProjectEndpoint = defineEndpoint({
  id: "projects.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/projects/{projectId}",
  tag: "Projects",
  summary: "Change a project's name or limits",
  access: "projects.write",
  params: projectParams,
  body: z.strictObject({ name: nameInput, ...settings }).partial(),
  response: projectView,
  errors: ["conflict"],
});

export const archiveProjectEndpoint = defineEndpoint({
  id: "projects.archive",
  method: "POST",
  path: "/api/orgs/{orgId}/projects/{projectId}/archive",
  tag: "Projects",
  summary: "Archive a project: its keys stop working",
  access: "projects.write",
  params: projectParams,
  response: projectView,
});

export const restoreProjectEndpoint = defineEndpoint({
  id: "projects.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/projects/{projectId}/restore",
  tag: "Projects",
  summary: "Bring an archived project back: its keys work again",
  access: "projects.write",
  params: projectParams,
  response: projectView,
});

export const PROJECT_ENDPOINTS: readonly Endpoint[] = [
  listProjectsEndpoint,
  createProjectEndpoint,
  getProjectEndpoint,
  updateProjectEndpoint,
  archiveProjectEndpoint,
  restoreProjectEndpoint,
];
