import { ApiError } from "@/lib/client/call";
import { type Credentials, openSession } from "@/lib/client/session";

/** Signs in, or says that a code is needed as well. Throws ApiError with the server's own words. */
export async function signInWithPassword(
  credentials: Credentials,
): Promise<"signed_in" | "two_factor_required"> {
  const refused = await openSession(credentials);
  if (!refused) return "signed_in";
  const error = toApiError(refused.status, refused.refusal);
  if (error.param === "code" && !credentials.code) return "two_factor_required";
  throw error;
}

/** A whole page load, so that nothing of the time before signing in stays in the browser's cache. */
export async function enterPortal(path: string): Promise<void> {
  window.location.assign(path);
  await new Promise(() => {});
}

function toApiError(status: number, text: string): ApiError {
  const unknown = { message: "Signing in did not work. Try again.", type: "", param: null, code: "unknown" };
  try {
    return new ApiError(status, { ...unknown, ...JSON.parse(text).error }, null);
  } catch {
    return new ApiError(status, unknown, null);
  }
}
