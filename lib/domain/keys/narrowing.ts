import { type Ctx, requirePermission } from "@/lib/access";
import type { KeyPermission } from "@/lib/contract/keys";
import { AppError } from "@/lib/core/errors";
import { findWiderPattern } from "@/lib/core/model-pattern";

const RATES = ["rpm", "tpm", "rpd", "concurrency"] as const;

type Limits = Record<(typeof RATES)[number], number | null> & { allowedModels: string[] };

/**
 * Limits narrow on the way down: throws 400, naming the field and the project's value, when a key asks for more than its
 * project has. A null or empty limit of the key means "as the project".
 */
export function requireWithinProject(key: Partial<Limits>, project: Limits): void {
  for (const field of RATES) {
    const asked = key[field] ?? null;
    const allowed = project[field];
    if (asked === null || allowed === null || asked <= allowed) continue;
    throw tooWide(field, allowed, `The project allows ${allowed} ${field}; a key cannot have ${asked}.`);
  }
  const wider = findWiderPattern(project.allowedModels, key.allowedModels ?? []);
  if (wider === null) return;
  const allowed = project.allowedModels;
  throw tooWide(
    "allowedModels",
    allowed,
    `The project does not allow ${wider}. It allows ${allowed.join(", ")}.`,
  );
}

/** Nobody gives a key what they may not do themselves: throws 403, naming the permission. */
export function requireGrantable(ctx: Ctx, permissions: readonly KeyPermission[] = []): void {
  if (permissions.includes("usage.read")) requirePermission(ctx, "usage.read");
}

function tooWide(field: string, allowed: unknown, message: string): AppError {
  return new AppError("invalid_request", message, {
    param: field,
    extra: { layer: "project", project_value: allowed },
  });
}
