import { signIn } from "next-auth/react";
import { ApiError } from "@/lib/client/call";

export type Credentials = { email: string; password: string; code?: string };

/** Signs in, or says that a code is needed as well. Throws ApiError with the server's own words. */
export async function signInWithPassword(
  credentials: Credentials,
): Promise<"signed_in" | "two_factor_required"> {
  const result = await signIn("credentials", { ...credentials, redirect: false });
  if (result?.ok && !result.error) return "signed_in";
  const error = toApiError(result?.status ?? 0, result?.error);
  if (error.param === "code" && !credentials.code) return "two_factor_required";
  throw error;
}

/** A whole page load, so that nothing of the time before signing in stays in the browser's cache. */
export async function enterPortal(path: string): Promise<void> {
  window.location.assign(path);
  await new Promise(() => {});
}

function toApiError(status: number, text: string | null | undefined): ApiError {
  const unknown = { message: "Signing in did not work. Try again.", type: "", param: null, code: "unknown" };
  try {
    return new ApiError(status, { ...unknown, ...JSON.parse(text ?? "").error }, null);
  } catch {
    return new ApiError(status, unknown, null);
  }
}
