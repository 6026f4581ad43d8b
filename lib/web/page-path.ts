import { headers } from "next/headers";

/** A page does not know its own address; the proxy tells it, with its query. */
export const PATH_HEADER = "x-page-path";

/** The address of a page as a person would open it: what the router adds for itself is left out. */
export function pagePathOf({ pathname, searchParams }: Pick<URL, "pathname" | "searchParams">): string {
  const query = new URLSearchParams(searchParams);
  query.delete("_rsc");
  const text = query.toString();
  return text ? `${pathname}?${text}` : pathname;
}

/** The log-in page that leads back to the page of this request. */
export async function loginPath(): Promise<string> {
  const path = (await headers()).get(PATH_HEADER) ?? "/";
  return path === "/" ? "/login" : `/login?${new URLSearchParams({ next: path })}`;
}
