import { z } from "zod";
import { requestIdParams } from "./calls";
import { defineEndpoint } from "./endpoint";
import { orgParams, wireTime } from "./wire";

/** Prompts and answers, where an organization has them kept. */

export const CONTENT_MODES = ["none", "errors", "sample", "all"] as const;
export type ContentMode = (typeof CONTENT_MODES)[number];

/** Each side of a call is kept up to so many bytes. */
export const CONTENT_BYTES_MAX = 262_144;

const policyFields = {
  mode: z.enum(CONTENT_MODES).meta({
    description: "none; errors: of calls that failed or were cut; sample: of a share of calls; all.",
  }),
  samplePercent: z.number().int().min(1).max(100),
  retentionDays: z.number().int().min(1).max(365),
};
const policyView = z.object(policyFields).meta({ id: "ContentPolicy" });
export type ContentPolicy = z.output<typeof policyView>;

export const getContentPolicyEndpoint = defineEndpoint({
  id: "content.policy",
  method: "GET",
  path: "/api/orgs/{orgId}/content-policy",
  tag: "Prompts and answers",
  summary: "Whether prompts and answers are kept, and how much is",
  access: "org.read",
  params: orgParams,
  response: z.object({
    org: policyView,
    projects: z.array(z.object({ projectId: z.string(), projectName: z.string(), ...policyFields })).meta({
      description: "Projects with a policy of their own, which holds instead of the organization's.",
    }),
    keptCalls: z.number().meta({ description: "Counted up to 10,000." }),
    oldestAt: wireTime.nullable(),
  }),
});

export const setContentPolicyEndpoint = defineEndpoint({
  id: "content.set_policy",
  method: "PUT",
  path: "/api/orgs/{orgId}/content-policy",
  tag: "Prompts and answers",
  summary: "Set what is kept, for the organization or for one project",
  access: "org.write",
  params: orgParams,
  body: z.object({
    projectId: z.string().min(1).optional().meta({ description: "Left out: the organization's own." }),
    mode: policyFields.mode,
    samplePercent: z.number().int().min(1).max(100).default(100),
    retentionDays: z
      .number()
      .int()
      .min(1)
      .max(365)
      .default(30)
      .meta({ description: "A shorter time holds for what is kept already; a longer one only from now on." }),
  }),
  response: policyView,
});

export const clearContentPolicyEndpoint = defineEndpoint({
  id: "content.clear_policy",
  method: "DELETE",
  path: "/api/orgs/{orgId}/content-policy/{projectId}",
  tag: "Prompts and answers",
  summary: "Let a project follow the organization again",
  access: "org.write",
  params: orgParams.extend({ projectId: z.string() }),
  status: 204,
  response: z.object({}),
});

export const forgetContentEndpoint = defineEndpoint({
  id: "content.forget",
  method: "DELETE",
  path: "/api/orgs/{orgId}/content",
  tag: "Prompts and answers",
  summary: "Delete what is kept of calls until now",
  access: "org.write",
  params: orgParams,
  query: z.object({
    projectId: z.string().min(1).optional().meta({ description: "Left out: of all projects." }),
  }),
  status: 204,
  response: z.object({}),
});

export const getContentStateEndpoint = defineEndpoint({
  id: "content.state",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/{requestId}/content/state",
  tag: "Prompts and answers",
  summary: "Whether a call's prompt and answer are kept, without reading them",
  access: "requests.read",
  params: requestIdParams,
  response: z.object({
    kept: z.boolean(),
    expiresAt: wireTime.nullable(),
    promptBytes: z.number(),
    answerBytes: z.number(),
    mode: z.enum(CONTENT_MODES).meta({ description: "What holds for the call's project now." }),
  }),
});

export const getCallContentEndpoint = defineEndpoint({
  id: "content.get",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/{requestId}/content",
  tag: "Prompts and answers",
  summary: "A call's prompt and answer; that they were read goes into the audit log",
  access: "content.read",
  params: requestIdParams,
  response: z.object({
    requestId: z.string(),
    path: z.string().meta({ description: "Of the request." }),
    wire: z
      .string()
      .meta({ description: "The prompt's protocol: chat, responses, messages, gemini or cohere." }),
    answerWire: z
      .string()
      .meta({ description: "The answer's: that of a stream is the chat completion it amounts to." }),
    prompt: z.string().meta({ description: "JSON. Images and files are named, not kept." }),
    answer: z.string().meta({ description: "JSON." }),
    promptBytes: z.number().meta({ description: "As it was sent." }),
    answerBytes: z.number(),
    promptCut: z.boolean().meta({ description: "More than 256 KB: the oldest messages were left out." }),
    answerCut: z.boolean(),
    expiresAt: wireTime,
  }),
});

export const deleteCallContentEndpoint = defineEndpoint({
  id: "content.delete",
  method: "DELETE",
  path: "/api/orgs/{orgId}/calls/{requestId}/content",
  tag: "Prompts and answers",
  summary: "Delete a call's prompt and answer",
  access: "org.write",
  params: requestIdParams,
  status: 204,
  response: z.object({}),
});
