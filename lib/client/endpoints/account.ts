// Made by `npm run generate`.
import type * as contract from "../../contract/account";
import type { Remote } from "../remote";

export const signUpEndpoint: Remote<typeof contract.signUpEndpoint> = {
  id: "account.signUp",
  method: "POST",
  path: "/api/account/sign-up",
};

export const verifyEmailEndpoint: Remote<typeof contract.verifyEmailEndpoint> = {
  id: "account.verifyEmail",
  method: "POST",
  path: "/api/account/verify-email",
};

export const requestPasswordResetEndpoint: Remote<typeof contract.requestPasswordResetEndpoint> = {
  id: "account.requestPasswordReset",
  method: "POST",
  path: "/api/account/request-password-reset",
};

export const resetPasswordEndpoint: Remote<typeof contract.resetPasswordEndpoint> = {
  id: "account.resetPassword",
  method: "POST",
  path: "/api/account/reset-password",
};

export const signInOptionsEndpoint: Remote<typeof contract.signInOptionsEndpoint> = {
  id: "account.signInOptions",
  method: "GET",
  path: "/api/account/sign-in-options",
};
