import { seal, unseal } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";

/** A key a tenant: what is moved into another's row cannot be opened. */
const purposeOf = (orgId: string) => `call-content:${orgId}`;

export function sealContent(orgId: string, text: string): string {
  return seal(env().TURNPIKE_SECRET, purposeOf(orgId), text);
}

export function openContent(orgId: string, sealed: string): string {
  return unseal(env().TURNPIKE_SECRET, purposeOf(orgId), sealed);
}
