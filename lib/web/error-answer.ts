import { AppError, toAppError, toErrorBody } from "@/lib/core/errors";
import { portalLog } from "./portal-log";

const AWAY_CODES = [
  ...["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"],
  ...["ECONNREFUSED", "ECONNRESET", "57P01", "57P03"],
];
/** How pg says it, without a code, when a connection cannot be had in time or is lost. */
const AWAY_WORDS = /^(timeout exceeded when trying to connect|Connection terminated)/;

/** Database failures that are not bugs: by Prisma's and PostgreSQL's codes. */
function fromDatabase(thrown: unknown): AppError | null {
  const code = (thrown as { code?: unknown } | null)?.code;
  if (code === "P2002")
    return new AppError("conflict", "That already exists. Choose another name.", { cause: thrown });
  if (code === "P2000" || code === "P2020") {
    return new AppError("invalid_request", "A value is too large to be kept. Send a smaller one.", {
      cause: thrown,
    });
  }
  if (code === "P2034") return new AppError("conflict", "Somebody changed this at the same time. Try again.");
  if (AWAY_CODES.includes(String(code)) || (thrown instanceof Error && AWAY_WORDS.test(thrown.message))) {
    return new AppError("store_unavailable", "The database does not answer. Try again in a few seconds.", {
      headers: { "retry-after": "5" },
      internal: String(thrown),
    });
  }
  return null;
}

/** What may be said of any failure; what is our fault is logged with the request id, and its text stays here. */
export function toPublicError(thrown: unknown, requestId: string): AppError {
  const error = thrown instanceof AppError ? thrown : (fromDatabase(thrown) ?? toAppError(thrown));
  if (error.status >= 500)
    portalLog.error({ requestId, code: error.code, internal: error.details.internal }, error.message);
  return error;
}

/** The envelope of any failure. */
export function toErrorAnswer(thrown: unknown, requestId: string): Response {
  const error = toPublicError(thrown, requestId);
  return Response.json(toErrorBody(error), {
    status: error.status,
    headers: { "x-request-id": requestId, "cache-control": "no-store", ...error.details.headers },
  });
}
