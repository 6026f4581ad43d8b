import { z } from "zod";
import { defineEndpoint, type Endpoint } from "./endpoint";
import { nameInput, orgParams, wireTime } from "./wire";

/** Saved views of the usage explorer: a name for the state in its address. */

const QUERY_CHARS_MAX = 2_000;
/** A name and a value, percent-encoded, as addresses have them; nothing that could lead out of the page. */
const SEARCH = /^(?:[A-Za-z][A-Za-z0-9_.-]*=[^\s&#<>"'`\\^{|}]*(?:&|$))*$/;

const searchInput = z
  .string()
  .transform((text) => text.replace(/^\?/, ""))
  .refine((text) => text.length <= QUERY_CHARS_MAX, `Use at most ${QUERY_CHARS_MAX} characters.`)
  .refine((text) => SEARCH.test(text), "Send the search part of the explorer's address: a=1&b=2.")
  .meta({ description: "The search part of the explorer's address, such as `range=30d&by=model`." });

const sharedInput = z
  .boolean()
  .meta({ description: "Everybody in the organization sees it; otherwise only you." });

const viewView = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.string(),
    shared: z.boolean(),
    isMine: z.boolean(),
    createdByName: z.string(),
    canDelete: z.boolean(),
    createdAt: wireTime,
    updatedAt: wireTime,
  })
  .meta({ id: "UsageView" });

const viewParams = orgParams.extend({ viewId: z.string().min(1) });
const fields = { name: nameInput, query: searchInput, shared: sharedInput };

export const listViewsEndpoint = defineEndpoint({
  id: "views.list",
  method: "GET",
  path: "/api/orgs/{orgId}/views",
  tag: "Usage",
  summary: "Saved views of the usage explorer: your own, and those shared with the organization",
  access: "usage.read",
  params: orgParams,
  response: z.object({ items: z.array(viewView).meta({ description: "By name." }) }),
});

export const createViewEndpoint = defineEndpoint({
  id: "views.create",
  method: "POST",
  path: "/api/orgs/{orgId}/views",
  tag: "Usage",
  summary: "Save a view of the usage explorer",
  access: "usage.read",
  params: orgParams,
  body: z.strictObject({ ...fields, shared: sharedInput.default(false) }),
  response: viewView,
  status: 201,
  errors: ["conflict"],
});

export const updateViewEndpoint = defineEndpoint({
  id: "views.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/views/{viewId}",
  tag: "Usage",
  summary: "Change a saved view of your own: its name, what it shows, who sees it",
  access: "usage.read",
  params: viewParams,
  body: z.strictObject(fields).partial(),
  response: viewView,
  errors: ["conflict"],
});

export const deleteViewEndpoint = defineEndpoint({
  id: "views.delete",
  method: "DELETE",
  path: "/api/orgs/{orgId}/views/{viewId}",
  tag: "Usage",
  summary: "Delete a saved view: your own, or as an administrator a shared one",
  access: "usage.read",
  params: viewParams,
  response: z.void(),
  status: 204,
});

export const restoreViewEndpoint = defineEndpoint({
  id: "views.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/views/{viewId}/restore",
  tag: "Usage",
  summary: "Bring back a saved view that was deleted in the last 30 days",
  access: "usage.read",
  params: viewParams,
  response: viewView,
  errors: ["conflict"],
});

export const VIEW_ENDPOINTS: readonly Endpoint[] = [
  listViewsEndpoint,
  createViewEndpoint,
  updateViewEndpoint,
  deleteViewEndpoint,
  restoreViewEndpoint,
];
