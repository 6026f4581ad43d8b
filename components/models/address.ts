import { COMPARED_MAX } from "@/lib/contract/public-models";

/** The query of an address as Next gives it. */
export type Params = Readonly<Record<string, string | string[] | undefined>>;

export function valuesOf(params: Params, name: string): string[] {
  return [params[name] ?? []]
    .flat()
    .flatMap((value) => value.split(","))
    .filter(Boolean);
}

/** The query without what is named, as a browser would write it. */
export function queryOf(params: Params, without: readonly string[] = []): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (without.includes(name)) continue;
    for (const one of [value ?? []].flat()) if (one) query.append(name, one);
  }
  return query;
}

function pathWith(path: string, query: URLSearchParams): string {
  const text = query.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  return text ? `${path}?${text}` : path;
}

/** The models page with one thing changed; whatever changes but the page or the comparison begins at the first page. */
export function modelsPath(params: Params, change: Readonly<Record<string, string | null>>): string {
  const keepsPage = Object.keys(change).every((name) => name === "compare");
  const query = queryOf(params, keepsPage ? Object.keys(change) : [...Object.keys(change), "page"]);
  for (const [name, value] of Object.entries(change)) if (value) query.append(name, value);
  return pathWith("/models", query);
}

export function comparePath(slugs: readonly string[]): string {
  return pathWith("/models/compare", new URLSearchParams({ models: slugs.join(",") }));
}

export function playgroundQuery(slugs: readonly string[]): string {
  return slugs.length > 0 ? pathWith("", new URLSearchParams({ models: slugs.join(",") })) : "";
}

/** Where these models can be asked: in the playground, for a visitor by way of an account. */
export function playgroundPath(slugs: readonly string[], isSignedIn: boolean, org?: string): string {
  if (isSignedIn) return `${org ? `/${org}` : ""}/playground${playgroundQuery(slugs)}`;
  return `/signup?${new URLSearchParams({ next: `/playground${playgroundQuery(slugs)}` })}`;
}

export function modelPath(slug: string): string {
  return `/models/${slug.split("/").map(encodeURIComponent).join("/")}`;
}

/** Those compared with one more or without it; null where there is no room. */
export function toggled(compared: readonly string[], slug: string): string[] | null {
  if (compared.includes(slug)) return compared.filter((each) => each !== slug);
  return compared.length < COMPARED_MAX ? [...compared, slug] : null;
}
