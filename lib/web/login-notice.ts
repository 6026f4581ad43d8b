import type { AppError } from "@/lib/core/errors";

/** Everything that the log-in page says of a sign-in elsewhere; an address can only choose from it. */
const LOGIN_NOTICES = {
  unverified_address:
    "Your identity provider has not verified your e-mail address. Verify it there, then try again.",
  two_factor_on: "This account has two-factor on. Sign in with your password.",
  by_invitation: "Sign-up is by invitation here. Ask a member for one.",
  database_away: "The database does not answer. Try again in a few seconds.",
  not_signed_in: "Signing in there did not work. Try again, or use your password.",
} as const;

type LoginNotice = keyof typeof LOGIN_NOTICES;

const BY_LAYER: Record<string, LoginNotice> = {
  identity_provider: "unverified_address",
  two_factor: "two_factor_on",
  operator: "by_invitation",
};

function noticeOf(error: AppError): LoginNotice {
  if (error.code === "store_unavailable") return "database_away";
  return BY_LAYER[String(error.details.extra?.layer)] ?? "not_signed_in";
}

/** The log-in page that says why somebody was not let in. */
export function refusedPath(error: AppError): string {
  return `/login?${new URLSearchParams({ notice: noticeOf(error) })}`;
}

/** The words of a notice; a name that is not in the list says nothing. */
export function loginNotice(name: unknown): string | undefined {
  return typeof name === "string" && Object.hasOwn(LOGIN_NOTICES, name)
    ? LOGIN_NOTICES[name as LoginNotice]
    : undefined;
}
