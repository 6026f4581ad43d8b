import type { RunOut } from "@/lib/client/forecasts";
import { weekdayDate } from "@/lib/core/date-text";

export const WINDOWS: Record<RunOut["window"], string> = {
  day: "a day",
  week: "a week",
  month: "a month",
  lifetime: "in all",
};

const SCOPES: Record<RunOut["scopeType"], string> = {
  credit: "",
  plan: "Plan",
  org: "Organization",
  project: "Project",
  key: "Key",
  model: "Model",
};

/** `Credit`, `Organization`, `Project Chat`. */
export function runOutName({ scopeType, scopeName }: RunOut): string {
  if (scopeType === "credit") return "Credit";
  return scopeType === "org" || scopeType === "plan"
    ? SCOPES[scopeType]
    : `${SCOPES[scopeType]} ${scopeName}`;
}

/** `Fri, 27 Nov` of UTC's calendar, as budgets have it. */
export function dayText(iso: string | null): string {
  return iso ? weekdayDate(Date.parse(iso)) : "–";
}

type Outlook = { tone: "gone" | "likely" | "possible" | "safe"; text: string };
export const RUN_OUT_TONES = {
  gone: "danger",
  likely: "danger",
  possible: "warning",
  safe: "accent",
} as const;

/** How sure it is that the money lasts, in two or three words. */
export function describeRunOut({ spentNanos, limitNanos, runOut }: RunOut): Outlook {
  if (BigInt(spentNanos) >= BigInt(limitNanos)) return { tone: "gone", text: "Used up" };
  if (runOut.p50) return { tone: "likely", text: "Runs out" };
  if (runOut.p10) return { tone: "possible", text: "May run out" };
  return { tone: "safe", text: "Lasts" };
}
