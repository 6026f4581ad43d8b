import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { Person } from "./world";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Sent = {
  as?: Person | null;
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
};

const ROOT = join(import.meta.dirname, "../../..");

/** Every route file of the management API by its path as the contract writes it. */
export function routeFiles(): Map<string, string> {
  const files = readdirSync(join(ROOT, "app/api"), { recursive: true, encoding: "utf8" });
  const routes = files.filter((file) => file.endsWith(`${sep}route.ts`) && !file.includes("[..."));
  return new Map(
    routes.map((file) => {
      const path = relative("", file).split(sep).slice(0, -1).join("/");
      return [`/api/${path.replace(/\[(\w+)\]/g, "{$1}")}`, join(ROOT, "app/api", file)];
    }),
  );
}

/** The handlers of a route file, as Next would call them. */
export async function loadRoute(file: string): Promise<Record<string, Handler>> {
  return import(/* @vite-ignore */ file);
}

/** Calls the real route file of an endpoint; `body` is sent as JSON, a string as it is. */
export async function send(endpoint: Endpoint, sent: Sent) {
  const { as, params = {}, query, headers, body, signal } = sent;
  const file = routeFiles().get(endpoint.path);
  const handler = file && (await loadRoute(file))[endpoint.method];
  if (!handler) throw new Error(`no ${endpoint.method} in app${endpoint.path}/route.ts`);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  const url = new URL(path, "http://localhost:3000");
  url.search = new URLSearchParams(query).toString();
  const request = new Request(url, {
    method: endpoint.method,
    signal,
    headers: {
      ...headers,
      ...(as && { cookie: as.cookie }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  });
  return handler(request, { params: Promise.resolve(params) });
}
