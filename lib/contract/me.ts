import { z } from "zod";
import { passwordInput } from "./account";
import { defineEndpoint } from "./endpoint";
import { nameInput, wireTime } from "./wire";

const me = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  emailVerifiedAt: wireTime.nullable(),
  isOperator: z.boolean(),
  hasPassword: z.boolean(),
  twoFactorSince: wireTime.nullable(),
  recoveryCodesLeft: z.number(),
  identityProviders: z.array(z.string()),
  createdAt: wireTime,
});

export const getMeEndpoint = defineEndpoint({
  id: "me.get",
  method: "GET",
  path: "/api/me",
  tag: "Account",
  summary: "Get your account",
  access: "signed_in",
  response: me,
});

export const updateMeEndpoint = defineEndpoint({
  id: "me.update",
  method: "PATCH",
  path: "/api/me",
  tag: "Account",
  summary: "Change your name",
  access: "signed_in",
  body: z.object({ name: nameInput }),
  response: me,
});

export const changePasswordEndpoint = defineEndpoint({
  id: "me.changePassword",
  method: "POST",
  path: "/api/me/password",
  tag: "Account",
  summary: "Change your password; other sessions end",
  access: "signed_in",
  body: z.object({
    currentPassword: passwordInput.optional().meta({ description: "Required when you have a password." }),
    newPassword: passwordInput,
  }),
  response: me,
  errors: ["too_many_attempts"],
});

export const requestVerificationEndpoint = defineEndpoint({
  id: "me.requestVerification",
  method: "POST",
  path: "/api/me/verification-mail",
  tag: "Account",
  summary: "Mail the link that confirms your e-mail address again",
  access: "signed_in",
  response: z.object({ accepted: z.literal(true) }),
  status: 202,
  errors: ["too_many_attempts"],
});

const reauthentication = z.object({
  password: passwordInput.optional().meta({ description: "Required when you have a password." }),
});

export const setUpTwoFactorEndpoint = defineEndpoint({
  id: "me.setUpTwoFactor",
  method: "POST",
  path: "/api/me/two-factor/set-up",
  tag: "Account",
  summary: "Get a secret for an authenticator app; two-factor is on only after it is confirmed",
  access: "signed_in",
  body: reauthentication,
  response: z.object({
    secret: z.string(),
    uri: z.string().meta({ description: "otpauth:// address, for a QR code." }),
  }),
  errors: ["conflict", "too_many_attempts"],
});

export const confirmTwoFactorEndpoint = defineEndpoint({
  id: "me.confirmTwoFactor",
  method: "POST",
  path: "/api/me/two-factor/confirm",
  tag: "Account",
  summary: "Turn two-factor on with a first code; answers with the recovery codes, shown once",
  access: "signed_in",
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, "Enter the six digits of the app."),
  }),
  response: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ["conflict", "too_many_attempts"],
});

export const disableTwoFactorEndpoint = defineEndpoint({
  id: "me.disableTwoFactor",
  method: "POST",
  path: "/api/me/two-factor/disable",
  tag: "Account",
  summary: "Turn two-factor off",
  access: "signed_in",
  body: reauthentication,
  response: me,
  errors: ["too_many_attempts"],
});
