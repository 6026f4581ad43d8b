import { type Ctx, requirePermission } from "@/lib/access";
import { readViews } from "./queries";

/** The caller's own views and those shared with the organization, by name. */
export async function listViews(ctx: Ctx) {
  requirePermission(ctx, "usage.read");
  return { items: await readViews(ctx) };
}
