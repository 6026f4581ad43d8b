import { hash as digest } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isWellFormedKey } from "@/lib/core/api-key-format";
import { AppError } from "@/lib/core/errors";
import type { Caller } from "../call";
import type { SecretRecord } from "../snapshot/records";
import type { ConfigWatch } from "../snapshot/watch";
import { clientAddress } from "./client-address";
import { findPresentedKey } from "./presented-key";
import { requireAddressAllowed } from "./scope";

function refused(message: string): AppError {
  return new AppError("invalid_api_key", message, { headers: { "www-authenticate": "Bearer" } });
}

function unavailable(): AppError {
  return new AppError("store_unavailable", "Keys cannot be looked up at the moment.", {
    headers: { "retry-after": "1" },
  });
}

/** A key that this gateway has not heard of yet is looked up once. */
async function lookUp(config: ConfigWatch, presented: string, hash: string): Promise<SecretRecord> {
  if (!isWellFormedKey(presented)) throw refused("This is not a Turnpike API key: check for a typing error.");
  const found = await config.findMissingKey(hash);
  if (found === "unavailable") throw unavailable();
  const secret = config.snapshot.secret(hash);
  if (!secret) throw refused("This API key is not known.");
  return secret;
}

function requireUsable({ key, project, org }: Caller, nowMs: number): void {
  if (key.revoked) throw refused("This API key was revoked.");
  if (key.expiresAtMs !== null && key.expiresAtMs <= nowMs) throw refused("This API key has expired.");
  if (key.disabled)
    throw new AppError("permission_denied", "This API key is disabled.", { extra: { layer: "key" } });
  if (project.archived) {
    throw new AppError("permission_denied", "This key's project is archived.", {
      extra: { layer: "project" },
    });
  }
  if (org.suspended || org.closed) {
    const why = org.closed ? "was closed" : "is suspended";
    throw new AppError("permission_denied", `This organization ${why}.`, {
      extra: { layer: "organization" },
    });
  }
}

function callerOf(
  config: ConfigWatch,
  req: IncomingMessage,
  { key, expiresAtMs }: SecretRecord,
  nowMs: number,
  trustProxy: boolean,
): Caller {
  if (expiresAtMs !== null && expiresAtMs <= nowMs) {
    throw refused("This secret was rotated and its overlap has ended.");
  }
  const project = config.snapshot.project(key.projectId);
  const org = config.snapshot.org(key.orgId);
  if (!project || !org) throw unavailable();
  const caller = { key, project, org };
  requireUsable(caller, nowMs);
  if (key.allowedCidrs.length > 0) requireAddressAllowed(caller, clientAddress(req, trustProxy));
  return caller;
}

/**
 * Whose call this is, at once for a key that is known; 401 for one that is none, 403 (naming the layer) for one that may not be
 * used now or from here.
 */
export function authenticate(
  config: ConfigWatch,
  req: IncomingMessage,
  nowMs: number,
  trustProxy: boolean,
): Caller | Promise<Caller> {
  const presented = findPresentedKey(req);
  if (!presented) throw refused("Send your API key as `Authorization: Bearer tp_…`.");
  const hash = digest("sha256", presented);
  const known = config.snapshot.secret(hash);
  if (known) return callerOf(config, req, known, nowMs, trustProxy);
  return lookUp(config, presented, hash).then((secret) => callerOf(config, req, secret, nowMs, trustProxy));
}
