import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { nameInput, personNameInput } from "./wire";

const EMAIL_LENGTH_MAX = 254;
const PASSWORD_LENGTH_MAX = 200;

/** Lower-cased, so that one mailbox is one account. */
export const emailInput = z
  .string()
  .trim()
  .toLowerCase()
  .max(EMAIL_LENGTH_MAX, `Use at most ${EMAIL_LENGTH_MAX} characters.`)
  .pipe(z.email("Write an e-mail address, such as ada@example.com."));

/** Any password that may be tried; the rules for a new one are the accounts room's. */
export const passwordInput = z
  .string()
  .min(1, "Enter a password.")
  .max(PASSWORD_LENGTH_MAX, `Use at most ${PASSWORD_LENGTH_MAX} characters.`);

const tokenInput = z.string().min(1).max(200);

export const signUpEndpoint = defineEndpoint({
  id: "account.signUp",
  method: "POST",
  path: "/api/account/sign-up",
  tag: "Account",
  summary:
    "Create an account, and an organization with a first project and credit, or join one by invitation",
  access: "public",
  body: z.object({
    name: personNameInput,
    email: emailInput,
    password: passwordInput.meta({ description: "At least 10 characters, not a common password." }),
    orgName: nameInput.optional(),
    invitationToken: tokenInput.optional(),
  }),
  response: z.object({
    user: z.object({ id: z.string(), email: z.string(), name: z.string(), isOperator: z.boolean() }),
    org: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
  }),
  status: 201,
  errors: ["conflict", "too_many_attempts"],
});

export const verifyEmailEndpoint = defineEndpoint({
  id: "account.verifyEmail",
  method: "POST",
  path: "/api/account/verify-email",
  tag: "Account",
  summary: "Confirm an e-mail address with the token of the mailed link",
  access: "public",
  body: z.object({ token: tokenInput }),
  response: z.object({ email: z.string() }),
  errors: ["too_many_attempts"],
});

export const requestPasswordResetEndpoint = defineEndpoint({
  id: "account.requestPasswordReset",
  method: "POST",
  path: "/api/account/request-password-reset",
  tag: "Account",
  summary: "Mail a link that sets a new password; the answer is the same for an unknown address",
  access: "public",
  body: z.object({ email: emailInput }),
  response: z.object({ accepted: z.literal(true) }),
  status: 202,
  errors: ["too_many_attempts"],
});

export const resetPasswordEndpoint = defineEndpoint({
  id: "account.resetPassword",
  method: "POST",
  path: "/api/account/reset-password",
  tag: "Account",
  summary: "Set a new password with the token of the mailed link; every session ends",
  access: "public",
  body: z.object({ token: tokenInput, password: passwordInput }),
  response: z.object({ email: z.string() }),
  errors: ["too_many_attempts"],
});

export const signInOptionsEndpoint = defineEndpoint({
  id: "account.signInOptions",
  method: "GET",
  path: "/api/account/sign-in-options",
  tag: "Account",
  summary: "What the log-in and sign-up pages may offer",
  access: "public",
  response: z.object({
    signUp: z.enum(["first_account", "open", "by_invitation"]),
    identityProviders: z.array(z.object({ id: z.enum(["github", "google", "oidc"]), name: z.string() })),
    mail: z
      .enum(["smtp", "outbox"])
      .meta({ description: "outbox: nothing is mailed; the operator reads the links." }),
    signupCreditUsd: z.string(),
  }),
});
