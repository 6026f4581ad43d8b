// Made by `npm run generate`.
import type * as contract from "../../contract/me";
import type { Remote } from "../remote";

export const getMeEndpoint: Remote<typeof contract.getMeEndpoint> = {
  id: "me.get",
  method: "GET",
  path: "/api/me",
};

export const updateMeEndpoint: Remote<typeof contract.updateMeEndpoint> = {
  id: "me.update",
  method: "PATCH",
  path: "/api/me",
};

export const changePasswordEndpoint: Remote<typeof contract.changePasswordEndpoint> = {
  id: "me.changePassword",
  method: "POST",
  path: "/api/me/password",
};

export const requestVerificationEndpoint: Remote<typeof contract.requestVerificationEndpoint> = {
  id: "me.requestVerification",
  method: "POST",
  path: "/api/me/verification-mail",
};

export const setUpTwoFactorEndpoint: Remote<typeof contract.setUpTwoFactorEndpoint> = {
  id: "me.setUpTwoFactor",
  method: "POST",
  path: "/api/me/two-factor/set-up",
};

export const confirmTwoFactorEndpoint: Remote<typeof contract.confirmTwoFactorEndpoint> = {
  id: "me.confirmTwoFactor",
  method: "POST",
  path: "/api/me/two-factor/confirm",
};

export const disableTwoFactorEndpoint: Remote<typeof contract.disableTwoFactorEndpoint> = {
  id: "me.disableTwoFactor",
  method: "POST",
  path: "/api/me/two-factor/disable",
};
