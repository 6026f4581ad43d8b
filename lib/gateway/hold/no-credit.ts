import { AppError } from "@/lib/core/errors";
import { type MoneyLimit, moneyDocsUrl } from "../money";

/** 402 for an organization that was never granted credit. */
export function requireCredit(limits: readonly MoneyLimit[]): void {
  if (limits.some((limit) => limit.kind === "credit")) return;
  throw noCredit();
}

/** With the fields of every 402. */
function noCredit(): AppError {
  const remedy = "Add credit to go on.";
  return new AppError("credits_exhausted", `This organization has no credit yet. ${remedy}`, {
    extra: {
      scope: "organization",
      window: "lifetime",
      limit: "0",
      spent: "0",
      reserved: "0",
      resets_at: null,
      remedy,
      docs_url: moneyDocsUrl(),
    },
    headers: { "x-should-retry": "false" },
  });
}
