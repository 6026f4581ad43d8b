import { env } from "@/lib/core/env";

/** Where a 402 is explained. */
export function moneyDocsUrl(): string {
  return `${env().PORTAL_URL}/docs/guides/limits#what-a-402-says`;
}
