import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { emailInput, passwordInput } from "@/lib/contract/account";
import { env } from "@/lib/core/env";
import { AppError, toErrorBody } from "@/lib/core/errors";
import { now } from "@/lib/core/time";
import { closeSession, findSignedIn, signInWithPassword } from "@/lib/domain/accounts";
import { endImpersonationOf } from "@/lib/domain/impersonation";
import { signInWithIdentity } from "@/lib/domain/onboarding";
import { anonymousCtx } from "./caller";
import { toPublicError } from "./error-answer";
import { identityProviders, type SaidUser } from "./identity-providers";
import { refusedPath } from "./login-notice";
import { portalLog } from "./portal-log";
import { isSecurePortal } from "./portal-url";
import { SESSION_SECONDS_MAX, sessionCookieName } from "./session-cookie";

const credentialsSchema = z.object({
  email: emailInput,
  password: passwordInput,
  code: z.string().trim().max(20).optional(),
});

/** next-auth knows only a message, so the whole error body travels in it. */
async function authorizePassword(credentials: unknown, headers: Headers) {
  const ctx = anonymousCtx(headers);
  try {
    const parsed = credentialsSchema.safeParse(credentials);
    if (!parsed.success) {
      throw new AppError("unauthenticated", "The e-mail address or the password is wrong.");
    }
    const { code, ...rest } = parsed.data;
    const { userId, sessionId } = await signInWithPassword(ctx, { ...rest, code: code || undefined });
    return { id: userId, sessionId };
  } catch (thrown) {
    throw new Error(JSON.stringify(toErrorBody(toPublicError(thrown, ctx.requestId))));
  }
}

function credentialsProvider() {
  return CredentialsProvider({
    name: "Password",
    credentials: { email: {}, password: {}, code: {} },
    authorize: (credentials, request) =>
      authorizePassword(credentials, new Headers(request.headers as Record<string, string>)),
  });
}

/** True opens the session; a refusal becomes the log-in page that says why. */
async function admitIdentity(user: Partial<SaidUser> & { sessionId?: string }, headers: Headers) {
  if (!user.identity) return true;
  const ctx = anonymousCtx(headers);
  try {
    user.sessionId = (await signInWithIdentity(ctx, user.identity)).sessionId;
    return true;
  } catch (thrown) {
    return refusedPath(toPublicError(thrown, ctx.requestId));
  }
}

/** The message alone: what next-auth hands over can hold tokens of the identity provider. */
function reasonOf(metadata: Error | Record<string, unknown>): string {
  const error = metadata instanceof Error ? metadata : metadata.error;
  return error instanceof Error ? error.message : "unknown";
}

/** How next-auth signs people in and out here; `headers` are those of the request, for limits and the session list. */
export function authOptions(headers: Headers): NextAuthOptions {
  const secure = isSecurePortal();
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return {
    secret: env().TURNPIKE_SECRET,
    providers: [credentialsProvider(), ...identityProviders()],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS_MAX },
    useSecureCookies: secure,
    cookies: { sessionToken: { name: sessionCookieName(), options: cookie } },
    logger: {
      error: (code, metadata) => portalLog.warn({ code, reason: reasonOf(metadata) }, "sign-in failed"),
      warn: (code) => portalLog.debug({ code }, "next-auth"),
      debug: () => {},
    },
    pages: { signIn: "/login", error: "/login" },
    callbacks: {
      signIn: ({ user }) => admitIdentity(user, headers),
      // The cookie holds the session's id and nothing that could go stale; every request reads the row.
      jwt: ({ token, user }) => ({
        sid: (user as { sessionId?: string } | undefined)?.sessionId ?? token.sid,
      }),
      async session({ session, token }) {
        const signedIn = typeof token.sid === "string" ? await findSignedIn(token.sid, now()) : null;
        return {
          expires: session.expires,
          user: signedIn ? { name: signedIn.name, email: signedIn.email } : undefined,
        };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid !== "string") return;
        await closeSession(token.sid, now());
        await endImpersonationOf(token.sid, now());
      },
    },
  };
}
