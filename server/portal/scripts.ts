import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";

const PREFIX = "/_next/static";
const YEAR_SECONDS = 31_536_000;

/** Answers a request, or says by false that it is not one of its own. */
type Answerer = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * The build's scripts and styles as `npm run build` compressed them with Brotli. Their names change with their content, so
 * browsers keep them for good, as Next's own server tells them to. Everything else is left to Next.
 */
export function compressedScripts(buildFolder: string): Answerer {
  const send = sirv(join(buildFolder, "static"), { brotli: true, maxAge: YEAR_SECONDS, immutable: true });
  return (request, response) => {
    const { url = "", method } = request;
    if (!url.startsWith(`${PREFIX}/`) || (method !== "GET" && method !== "HEAD")) return false;
    if (!/\bbr\b/.test(String(request.headers["accept-encoding"] ?? ""))) return false;
    let mine = true;
    request.url = url.slice(PREFIX.length);
    send(request, response, () => {
      mine = false;
    });
    request.url = url;
    return mine;
  };
}
