import { SECOND_MS } from "@/lib/core/time";
import type { KeyRecord, OrgRecord, ProjectRecord, RateLimits } from "../snapshot/records";

export type LimitScope = "key" | "project" | "organization";

export type LimitMetric =
  | "requests per minute"
  | "requests per day"
  | "tokens per minute"
  | "concurrent requests";

/** A window slides in steps of one bucket: the current bucket and `buckets` whole ones before it count, so no window of that length ever holds more than the limit. */
export type WindowShape = { widthMs: number; buckets: number };
const MINUTE_WINDOW: WindowShape = { widthMs: SECOND_MS, buckets: 60 };
const DAY_WINDOW: WindowShape = { widthMs: 300 * SECOND_MS, buckets: 288 };

/** A limit over a window of time; `name` is where it is counted. */
export type WindowLimit = {
  metric: Exclude<LimitMetric, "concurrent requests">;
  limit: number;
  shape: WindowShape;
  name: string;
};

/** A key, project or organization with the limits that it sets, in the order in which they are checked. */
export type LimitSubject = {
  scope: LimitScope;
  id: string;
  orgId: string;
  windows: readonly WindowLimit[];
  concurrency: number | null;
};

/** Made once for a version of a row, not for each call. */
export function toSubject(scope: LimitScope, id: string, orgId: string, limits: RateLimits): LimitSubject {
  const windows: WindowLimit[] = [];
  const add = (metric: WindowLimit["metric"], limit: number | null, shape: WindowShape) => {
    if (limit !== null) windows.push({ metric, limit, shape, name: `${id} ${metric}` });
  };
  add("requests per minute", limits.rpm, MINUTE_WINDOW);
  add("requests per day", limits.rpd, DAY_WINDOW);
  add("tokens per minute", limits.tpm, MINUTE_WINDOW);
  return { scope, id, orgId, windows, concurrency: limits.concurrency };
}

type Owners = { project: ProjectRecord; org: OrgRecord };
const known = new WeakMap<KeyRecord, Owners & { subjects: readonly LimitSubject[] }>();

/** Everything that limits the rate of a key's calls, the narrowest first; empty where nothing does. */
export function subjectsOf({ key, project, org }: Owners & { key: KeyRecord }): readonly LimitSubject[] {
  const found = known.get(key);
  if (found?.project === project && found.org === org) return found.subjects;
  const subjects = [
    toSubject("key", key.id, org.id, key),
    toSubject("project", project.id, org.id, project),
    toSubject("organization", org.id, org.id, org),
  ].filter((subject) => subject.windows.length > 0 || subject.concurrency !== null);
  known.set(key, { project, org, subjects });
  return subjects;
}

/** The same limits on requests, counted apart: what is no call does not take from those of calls. */
export function subjectsApart(subjects: readonly LimitSubject[], name: string): LimitSubject[] {
  return subjects
    .map((subject) => ({
      ...subject,
      concurrency: null,
      windows: subject.windows
        .filter(({ metric }) => metric !== "tokens per minute")
        .map((window) => ({ ...window, name: `${window.name} ${name}` })),
    }))
    .filter(({ windows }) => windows.length > 0);
}
