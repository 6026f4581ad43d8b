import type { Target } from "../../provider";

/** Where an endpoint of a target is, and the headers that let us in, as a flat list. */
export type Address = (target: Target, path: string) => { path: string; headers: string[] };

const bases = new Map<string, string>();

function basePath(baseUrl: string): string {
  let path = bases.get(baseUrl);
  if (path === undefined) {
    path = new URL(baseUrl).pathname.replace(/\/+$/, "");
    bases.set(baseUrl, path);
  }
  return path;
}

/** OpenAI's: under a base URL that ends in `/v1`, with the key as Bearer. */
export const openAiAddress: Address = ({ provider }, path) => ({
  path: `${basePath(provider.baseUrl ?? "")}${path}`,
  headers: provider.credential ? ["authorization", `Bearer ${provider.credential}`] : [],
});
