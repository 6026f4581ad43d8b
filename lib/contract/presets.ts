import { z } from "zod";
import { findKnownSecret } from "../core/known-secrets";
import { defineEndpoint, type Endpoint } from "./endpoint";
import { playgroundSetup } from "./playground-setup";
import { nameInput, orgParams, wireTime } from "./wire";

/** Presets of the playground: a setup under a name, shared by link inside the organization. */

export const PRESET_BYTES_MAX = 256 * 1024;

const setupInput = playgroundSetup
  .refine(
    (setup) => new TextEncoder().encode(JSON.stringify(setup)).length <= PRESET_BYTES_MAX,
    `A preset holds at most ${PRESET_BYTES_MAX / 1024} KiB. Shorten the conversation or the schemas.`,
  )
  .superRefine(refuseSecrets)
  .meta({ description: "What the playground sends, without secrets and without the bytes of attachments." });

function refuseSecrets(value: unknown, context: z.RefinementCtx): void {
  const found = findKnownSecret(value);
  if (found) {
    const message = `${placeOf(found.path)} holds what looks like ${found.kind}. Others can read a preset: take it out, and rotate it if it is real.`;
    context.addIssue({ code: "custom", path: found.path, message });
  }
}

/** Where in a setup, in words of the page. */
function placeOf([part, index, inner, at]: readonly (string | number)[]): string {
  if (part === "system") return "The system prompt";
  if (part === "tools") return `Tool ${Number(index) + 1}`;
  if (part === "responseFormat") return "The form of the answer";
  if (part !== "panes") return "This";
  const pane = `pane ${Number(index) + 1}`;
  return inner === "messages" ? `Message ${Number(at) + 1} of ${pane}` : `A setting of ${pane}`;
}

const descriptionInput = z
  .string()
  .trim()
  .max(500)
  .superRefine(refuseSecrets)
  .meta({ description: "What it is for." });

const sharedInput = z.boolean().meta({
  description: "Everybody who may use the playground in the organization sees it; otherwise only you.",
});

const presetFields = {
  id: z.string(),
  name: z.string(),
  description: z.string(),
  shared: z.boolean(),
  version: z
    .number()
    .int()
    .meta({ description: "Counts its changes; send the one that you read when you change it." }),
  models: z.array(z.string()),
  isMine: z.boolean(),
  canManage: z.boolean().meta({ description: "You may change, delete and bring it back." }),
  createdByName: z.string(),
  createdAt: wireTime,
  updatedAt: wireTime,
};

const presetSummary = z.object(presetFields).meta({ id: "PresetSummary" });
const preset = z.object({ ...presetFields, setup: playgroundSetup }).meta({ id: "Preset" });

const presetParams = orgParams.extend({ presetId: z.string().min(1) });
const fields = {
  name: nameInput.superRefine(refuseSecrets),
  description: descriptionInput,
  shared: sharedInput,
  setup: setupInput,
};

/** What a person says of a preset, apart from what it sets. */
export const presetDetails = z.strictObject({
  name: fields.name,
  description: descriptionInput,
  shared: sharedInput,
});
export type PresetDetails = z.output<typeof presetDetails>;

export const listPresetsEndpoint = defineEndpoint({
  id: "presets.list",
  method: "GET",
  path: "/api/orgs/{orgId}/presets",
  tag: "Playground",
  summary: "Presets of the playground: your own, and those shared with the organization",
  access: "playground.use",
  params: orgParams,
  response: z.object({ items: z.array(presetSummary).meta({ description: "By name." }) }),
});

export const getPresetEndpoint = defineEndpoint({
  id: "presets.get",
  method: "GET",
  path: "/api/orgs/{orgId}/presets/{presetId}",
  tag: "Playground",
  summary: "A preset with all that it sets",
  access: "playground.use",
  params: presetParams,
  response: preset,
});

export const createPresetEndpoint = defineEndpoint({
  id: "presets.create",
  method: "POST",
  path: "/api/orgs/{orgId}/presets",
  tag: "Playground",
  summary: "Save a setup of the playground as a preset",
  access: "playground.use",
  params: orgParams,
  body: z.strictObject({
    ...fields,
    description: descriptionInput.default(""),
    shared: sharedInput.default(false),
    forkedFromId: z.string().min(1).optional().meta({ description: "The preset that it was made from." }),
  }),
  response: preset,
  status: 201,
  errors: ["conflict"],
});

export const updatePresetEndpoint = defineEndpoint({
  id: "presets.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/presets/{presetId}",
  tag: "Playground",
  summary:
    "Change a preset: your own, or as an administrator a shared one; 409 when it has changed since you read it",
  access: "playground.use",
  params: presetParams,
  body: z.strictObject({ version: z.number().int().min(1), ...z.strictObject(fields).partial().shape }),
  response: preset,
  errors: ["conflict"],
});

export const deletePresetEndpoint = defineEndpoint({
  id: "presets.delete",
  method: "DELETE",
  path: "/api/orgs/{orgId}/presets/{presetId}",
  tag: "Playground",
  summary: "Delete a preset: your own, or as an administrator a shared one",
  access: "playground.use",
  params: presetParams,
  response: z.void(),
  status: 204,
});

export const restorePresetEndpoint = defineEndpoint({
  id: "presets.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/presets/{presetId}/restore",
  tag: "Playground",
  summary: "Bring back a preset that was deleted in the last 30 days",
  access: "playground.use",
  params: presetParams,
  response: preset,
  errors: ["conflict"],
});

export const PRESET_ENDPOINTS: readonly Endpoint[] = [
  listPresetsEndpoint,
  getPresetEndpoint,
  createPresetEndpoint,
  updatePresetEndpoint,
  deletePresetEndpoint,
  restorePresetEndpoint,
];
