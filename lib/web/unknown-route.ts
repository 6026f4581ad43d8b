import { AppError } from "@/lib/core/errors";
import { anonymousCtx } from "./caller";
import { toErrorAnswer } from "./error-answer";

/** The JSON 404 of an address under /api that no endpoint has. */
export async function unknownRoute(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const unknown = new AppError(
    "not_found",
    `No endpoint ${request.method} ${pathname}. See the API reference.`,
  );
  return toErrorAnswer(unknown, anonymousCtx(request.headers).requestId);
}
