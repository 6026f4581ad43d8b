import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";

/**
 * Refuses a write that a browser sends from another site's page. A request without either header is not from a browser
 * (all of them send Origin on a write), so nobody's cookie is being misused.
 */
export function requireSameOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  if ((!site || site === "same-origin") && (!origin || isOwnOrigin(request, origin))) return;
  throw new AppError(
    "permission_denied",
    "This request comes from another site. Send it from the portal itself.",
    {
      extra: { layer: "origin" },
    },
  );
}

function isOwnOrigin(request: Request, origin: string): boolean {
  if (origin === new URL(env().PORTAL_URL).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}
