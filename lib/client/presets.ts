import { endpointMutation, endpointQuery } from "./endpoint-query";
import {
  createPresetEndpoint,
  deletePresetEndpoint,
  getPresetEndpoint,
  listPresetsEndpoint,
  restorePresetEndpoint,
  updatePresetEndpoint,
} from "./endpoints/presets";
import type { BodyOf, ResponseOf } from "./remote";

export type PresetSummary = ResponseOf<typeof listPresetsEndpoint>["items"][number];
export type Preset = ResponseOf<typeof getPresetEndpoint>;

const stale = [listPresetsEndpoint, getPresetEndpoint];

export const presetsQuery = (orgId: string) => endpointQuery(listPresetsEndpoint, { params: { orgId } });

export const presetQuery = (orgId: string, presetId: string) =>
  endpointQuery(getPresetEndpoint, { params: { orgId, presetId } });

export const createPresetMutation = (orgId: string) =>
  endpointMutation(createPresetEndpoint, {
    request: (body: BodyOf<typeof createPresetEndpoint>) => ({ params: { orgId }, body }),
    stale,
  });

export const updatePresetMutation = (orgId: string) =>
  endpointMutation(updatePresetEndpoint, {
    request: ({ presetId, ...body }: BodyOf<typeof updatePresetEndpoint> & { presetId: string }) => ({
      params: { orgId, presetId },
      body,
    }),
    stale,
  });

export const deletePresetMutation = (orgId: string) =>
  endpointMutation(deletePresetEndpoint, {
    request: (presetId: string) => ({ params: { orgId, presetId } }),
    stale,
  });

export const restorePresetMutation = (orgId: string) =>
  endpointMutation(restorePresetEndpoint, {
    request: (presetId: string) => ({ params: { orgId, presetId } }),
    stale,
  });
