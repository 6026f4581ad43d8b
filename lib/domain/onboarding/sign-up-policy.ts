import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db";
import { isFirstAccount } from "../accounts";

/** Throws 403 while sign-up is closed, except for the first account and for somebody with an invitation. */
export async function requireOpenSignUp(tx: Tx, isInvited: boolean): Promise<void> {
  if (isInvited || env().SIGNUP_OPEN === "true" || (await isFirstAccount(tx))) return;
  throw new AppError("permission_denied", "Sign-up is by invitation here. Ask a member for one.", {
    extra: { layer: "operator" },
  });
}

/** What the log-in and sign-up pages may offer. */
export async function getSignInOptions() {
  const { SIGNUP_OPEN, SMTP_URL, SIGNUP_CREDIT_USD } = env();
  const open = SIGNUP_OPEN === "true" ? "open" : "by_invitation";
  return {
    signUp: (await isFirstAccount(db())) ? ("first_account" as const) : (open as "open" | "by_invitation"),
    identityProviders: listIdentityProviders(),
    mail: SMTP_URL ? ("smtp" as const) : ("outbox" as const),
    signupCreditUsd: SIGNUP_CREDIT_USD,
  };
}

/** The identity providers whose settings are complete. */
function listIdentityProviders() {
  const settings = env();
  return [
    { id: "github" as const, name: "GitHub", on: settings.GITHUB_CLIENT_ID && settings.GITHUB_CLIENT_SECRET },
    { id: "google" as const, name: "Google", on: settings.GOOGLE_CLIENT_ID && settings.GOOGLE_CLIENT_SECRET },
    {
      id: "oidc" as const,
      name: settings.OIDC_NAME,
      on: settings.OIDC_ISSUER && settings.OIDC_CLIENT_ID && settings.OIDC_CLIENT_SECRET,
    },
  ]
    .filter(({ on }) => on)
    .map(({ id, name }) => ({ id, name }));
}
