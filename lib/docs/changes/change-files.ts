import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ApiChange, applyChange, diffSurfaces } from "./api-change";
import { type OpenApiDocument, type Surface, surfaceOf } from "./api-surface";

const FOLDER = "docs/api-changes";

/** The recorded changes, the oldest first. */
export function readChanges(): ApiChange[] {
  const folder = join(process.cwd(), FOLDER);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as ApiChange);
}

/** What the API offers according to the record alone. */
export function recordedSurface(changes: readonly ApiChange[]): Surface {
  return changes.reduce(applyChange, {});
}

/**
 * The file of the day's change, by its path; none when the record says already what the documents say. What was recorded earlier
 * on the same day is made anew, so that a day has one entry.
 */
export function changeFile(
  changes: readonly ApiChange[],
  documents: readonly OpenApiDocument[],
  version: string,
  date: string,
): Record<string, string> {
  const surface = surfaceOf(documents);
  if (diffSurfaces(recordedSurface(changes), surface) === null) return {};
  const before = recordedSurface(changes.filter((change) => change.date < date));
  const change = { date, version, ...diffSurfaces(before, surface) };
  return { [`${FOLDER}/${date}.json`]: `${JSON.stringify(change, null, 1)}\n` };
}
