import { endpointMutation, endpointQuery } from "./endpoint-query";
import {
  createKeyEndpoint,
  disableKeyEndpoint,
  enableKeyEndpoint,
  getKeyEndpoint,
  listKeysEndpoint,
  revealRotatedKeyEndpoint,
  revokeKeyEndpoint,
  rotateKeyEndpoint,
  updateKeyEndpoint,
} from "./endpoints/keys";
import { listBudgetsEndpoint } from "./endpoints/limits";
import { getOnboardingEndpoint } from "./endpoints/playground";
import { listProjectsEndpoint } from "./endpoints/projects";
import type { BodyOf } from "./remote";

const stale = [listKeysEndpoint, getKeyEndpoint];

export const keysQuery = (orgId: string, query: { projectId?: string; includeRevoked?: string } = {}) =>
  endpointQuery(listKeysEndpoint, { params: { orgId }, query });

export const keyQuery = (orgId: string, keyId: string) =>
  endpointQuery(getKeyEndpoint, { params: { orgId, keyId } });

export const createKeyMutation = (orgId: string) =>
  endpointMutation(createKeyEndpoint, {
    request: (body: BodyOf<typeof createKeyEndpoint>) => ({ params: { orgId }, body }),
    stale: [...stale, listProjectsEndpoint, listBudgetsEndpoint, getOnboardingEndpoint],
  });

export const updateKeyMutation = (orgId: string, keyId: string) =>
  endpointMutation(updateKeyEndpoint, {
    request: (body: BodyOf<typeof updateKeyEndpoint>) => ({ params: { orgId, keyId }, body }),
    stale,
  });

export const disableKeyMutation = (orgId: string) =>
  endpointMutation(disableKeyEndpoint, {
    request: (keyId: string) => ({ params: { orgId, keyId } }),
    stale,
  });

export const enableKeyMutation = (orgId: string) =>
  endpointMutation(enableKeyEndpoint, {
    request: (keyId: string) => ({ params: { orgId, keyId } }),
    stale,
  });

export const revokeKeyMutation = (orgId: string) =>
  endpointMutation(revokeKeyEndpoint, {
    request: (keyId: string) => ({ params: { orgId, keyId } }),
    stale: [...stale, listProjectsEndpoint],
  });

type Rotation = { overlapSeconds: number; idempotencyKey: string };

export const rotateKeyMutation = (orgId: string, keyId: string) =>
  endpointMutation(rotateKeyEndpoint, {
    request: ({ overlapSeconds, idempotencyKey }: Rotation) => ({
      params: { orgId, keyId },
      body: { overlapSeconds },
      idempotencyKey,
    }),
    stale,
  });

export const revealRotatedKeyMutation = (orgId: string, keyId: string) =>
  endpointMutation(revealRotatedKeyEndpoint, {
    request: ({ idempotencyKey }: { idempotencyKey: string }) => ({
      params: { orgId, keyId },
      idempotencyKey,
    }),
    stale,
  });
