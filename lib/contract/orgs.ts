import { z } from "zod";
import { ROLES } from "@/lib/access";
import { defineEndpoint } from "./endpoint";
import { nameInput, orgParams, wireTime } from "./wire";

export const roleSchema = z.enum(ROLES);

export const orgSchema = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string().meta({ description: "The organization's name in the portal's addresses." }),
  suspendedAt: wireTime.nullable(),
  createdAt: wireTime,
  role: roleSchema.nullable().meta({ description: "The caller's role there." }),
});

const slugInput = z
  .string()
  .trim()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/, "Use 1 to 48 lower-case letters, digits and hyphens.");

export const listMyOrgsEndpoint = defineEndpoint({
  id: "orgs.list",
  method: "GET",
  path: "/api/me/orgs",
  tag: "Organizations",
  summary: "List the organizations that you are a member of",
  access: "signed_in",
  response: z.object({ items: z.array(orgSchema) }),
});

export const createOrgEndpoint = defineEndpoint({
  id: "orgs.create",
  method: "POST",
  path: "/api/orgs",
  tag: "Organizations",
  summary: "Create an organization with you as its owner and a first project",
  access: "signed_in",
  body: z.object({ name: nameInput, slug: slugInput.optional() }),
  response: orgSchema,
  status: 201,
  errors: ["conflict"],
});

export const getOrgEndpoint = defineEndpoint({
  id: "orgs.get",
  method: "GET",
  path: "/api/orgs/{orgId}",
  tag: "Organizations",
  summary: "Get an organization",
  access: "org.read",
  params: orgParams,
  response: orgSchema,
});

export const updateOrgEndpoint = defineEndpoint({
  id: "orgs.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}",
  tag: "Organizations",
  summary: "Rename an organization or change its slug",
  access: "org.write",
  params: orgParams,
  body: z.object({ name: nameInput.optional(), slug: slugInput.optional() }),
  response: orgSchema,
  errors: ["conflict"],
});
