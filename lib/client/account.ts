import { endpointMutation, endpointQuery } from "./endpoint-query";
import {
  requestPasswordResetEndpoint,
  resetPasswordEndpoint,
  signUpEndpoint,
  verifyEmailEndpoint,
} from "./endpoints/account";
import {
  changePasswordEndpoint,
  confirmTwoFactorEndpoint,
  disableTwoFactorEndpoint,
  getMeEndpoint,
  requestVerificationEndpoint,
  setUpTwoFactorEndpoint,
  updateMeEndpoint,
} from "./endpoints/me";
import {
  listSessionsEndpoint,
  revokeOtherSessionsEndpoint,
  revokeSessionEndpoint,
} from "./endpoints/sessions";
import type { BodyOf } from "./remote";

export const signUpMutation = () =>
  endpointMutation(signUpEndpoint, {
    request: (body: BodyOf<typeof signUpEndpoint>) => ({ body }),
    stale: [],
  });

export const verifyEmailMutation = () =>
  endpointMutation(verifyEmailEndpoint, {
    request: (body: BodyOf<typeof verifyEmailEndpoint>) => ({ body }),
    stale: [getMeEndpoint],
  });

export const requestPasswordResetMutation = () =>
  endpointMutation(requestPasswordResetEndpoint, {
    request: (body: BodyOf<typeof requestPasswordResetEndpoint>) => ({ body }),
    stale: [],
  });

export const resetPasswordMutation = () =>
  endpointMutation(resetPasswordEndpoint, {
    request: (body: BodyOf<typeof resetPasswordEndpoint>) => ({ body }),
    stale: [],
  });

export const meQuery = () => endpointQuery(getMeEndpoint);

export const updateMeMutation = () =>
  endpointMutation(updateMeEndpoint, {
    request: (body: BodyOf<typeof updateMeEndpoint>) => ({ body }),
    stale: [getMeEndpoint],
  });

export const changePasswordMutation = () =>
  endpointMutation(changePasswordEndpoint, {
    request: (body: BodyOf<typeof changePasswordEndpoint>) => ({ body }),
    stale: [getMeEndpoint, listSessionsEndpoint],
  });

export const requestVerificationMutation = () =>
  endpointMutation(requestVerificationEndpoint, { request: () => ({}), stale: [] });

export const setUpTwoFactorMutation = () =>
  endpointMutation(setUpTwoFactorEndpoint, {
    request: (body: BodyOf<typeof setUpTwoFactorEndpoint>) => ({ body }),
    stale: [],
  });

export const confirmTwoFactorMutation = () =>
  endpointMutation(confirmTwoFactorEndpoint, {
    request: (body: BodyOf<typeof confirmTwoFactorEndpoint>) => ({ body }),
    stale: [getMeEndpoint],
  });

export const disableTwoFactorMutation = () =>
  endpointMutation(disableTwoFactorEndpoint, {
    request: (body: BodyOf<typeof disableTwoFactorEndpoint>) => ({ body }),
    stale: [getMeEndpoint],
  });

export const sessionsQuery = () => endpointQuery(listSessionsEndpoint);

export const revokeSessionMutation = () =>
  endpointMutation(revokeSessionEndpoint, {
    request: (sessionId: string) => ({ params: { sessionId } }),
    stale: [listSessionsEndpoint],
  });

export const revokeOtherSessionsMutation = () =>
  endpointMutation(revokeOtherSessionsEndpoint, { request: () => ({}), stale: [listSessionsEndpoint] });
