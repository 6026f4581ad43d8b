import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import type { LabCall } from "./lab-call";
import { LabRefusal } from "./protocol";

let count = 0;

/** Reads a request whole. `end` resolves its `ended`. */
export async function readCall(req: IncomingMessage): Promise<{ call: LabCall; end(): void }> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  const url = new URL(req.url ?? "/", "http://lab");
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const call: LabCall = {
    method: req.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    headers: req.headers,
    rawHeaders: req.rawHeaders,
    bytes,
    text: bytes.toString("utf8"),
    body: {},
    endpoint: "",
    params: {},
    id: `lab${String(++count).padStart(8, "0")}`,
    stream: false,
    status: 0,
    said: null,
    refused: null,
    abandoned: false,
    ended,
  };
  if (req.headers["content-type"]?.startsWith("application/json")) {
    try {
      call.body = JSON.parse(call.text) as Record<string, unknown>;
    } catch {
      // Refused by the operation's schema: {} lacks what every operation needs.
    }
  }
  return { call, end };
}

type Issue = z.core.$ZodIssue;

/** The most telling issue: the deepest of a union's, since the outermost only says that no form fits. */
function tellingIssue(issues: Issue[], path: PropertyKey[] = []): { issue: Issue; path: PropertyKey[] } {
  const issue = issues[0]!;
  const here = [...path, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return { issue, path: here };
  const inner = issue.errors.map((errors) => tellingIssue(errors as Issue[], here));
  return inner.sort((a, b) => b.path.length - a.path.length)[0]!;
}

/** Holds a body against its documented form; throws LabRefusal that names the member. */
export function checkBody(schema: z.ZodType, call: LabCall, refusesUnknown: boolean): void {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return;
  const issues = parsed.error.issues.filter((issue) => refusesUnknown || issue.code !== "unrecognized_keys");
  if (issues.length === 0) return;
  const { issue, path } = tellingIssue(issues);
  if (issue.code === "unrecognized_keys") {
    throw new LabRefusal(`Unknown member: ${issue.keys[0]}`, [...path, issue.keys[0]!]);
  }
  throw new LabRefusal(issue.message, path);
}
