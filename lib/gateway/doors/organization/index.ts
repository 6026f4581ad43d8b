import type { Pool } from "@/lib/db";
import { requireUsageReading } from "../../auth/scope";
import type { Call, Caller } from "../../call";
import type { Gateway } from "../../gateway";
import { subjectsApart, subjectsOf } from "../../limits/subject";
import { listCosts } from "./costs";
import { listUsage } from "./usage";
import { USAGE_KINDS } from "./usage-kinds";

type Read = (call: Call, caller: Caller) => Promise<unknown>;

/**
 * What keys with the permission read of their whole organization, by the path's end: OpenAI's administration API. On rate limits
 * of the key's size that are counted apart from calls.
 */
export function organizationReads({ limiter }: Gateway, pool: Pool): [path: string, read: Read][] {
  const permitted =
    (read: Read): Read =>
    async (call, caller) => {
      requireUsageReading(caller); // 403
      const apart = subjectsApart(subjectsOf(caller), "usage");
      if (apart.length > 0) call.admission = await limiter.admit(apart, 0, call.requestId, call.startedAtMs); // 429, 503
      return read(call, caller);
    };
  const usage = USAGE_KINDS.map((kind): [string, Read] => [
    `usage/${kind.name}`,
    permitted((call, caller) => listUsage(pool, kind, call, caller)),
  ]);
  return [...usage, ["costs", permitted((call, caller) => listCosts(pool, call, caller))]];
}
