import NextAuth from "next-auth";
import { env } from "@/lib/core/env";
import { authOptions } from "./auth-options";

/** next-auth's own door: sign-in, sign-out, CSRF token, callbacks of identity providers. */
export async function authRoute(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  process.env.NEXTAUTH_URL ??= env().PORTAL_URL;
  return NextAuth(request as never, context as never, authOptions(request.headers));
}
