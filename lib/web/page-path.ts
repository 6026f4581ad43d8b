import { headers } from "next/headers";

/** A page does not know its own address; the proxy tells it. */
export const PATH_HEADER = "x-page-path";

/** The log-in page that leads back to the page of this request. */
export async function loginPath(): Promise<string> {
  const path = (await headers()).get(PATH_HEADER) ?? "/";
  return path === "/" ? "/login" : `/login?${new URLSearchParams({ next: path })}`;
}
