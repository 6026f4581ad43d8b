import { headers } from "next/headers";

/** Next reads the nonce for its own scripts from the request's policy; the root layout reads it for ours from here. */
export const NONCE_HEADER = "x-nonce";

/** The nonce that this answer's policy lets scripts run with. Reading it makes a page dynamic, as a nonce must be. */
export async function findNonce(): Promise<string | undefined> {
  return (await headers()).get(NONCE_HEADER) ?? undefined;
}
