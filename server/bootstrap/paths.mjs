import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");
export const BUILD = join(ROOT, ".build");

/** `parts` under the repository's root. */
export const inRoot = (...parts) => join(ROOT, ...parts);
