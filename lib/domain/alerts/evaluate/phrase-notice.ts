import { formatUsd, usdFromNanos } from "@/lib/core/money";
import { type BudgetWindowKind, windowEndMs } from "@/lib/core/time";
import type { Notice } from "../notifications/raise-notification";
import type { Crossing } from "./crossing";

const WINDOWS: Record<BudgetWindowKind, string> = {
  day: "daily",
  week: "weekly",
  month: "monthly",
  lifetime: "overall",
};

const SCOPES: Record<string, (name: string) => string> = {
  plan: () => "your plan",
  org: (name) => name,
  project: (name) => `the project ${name}`,
  key: (name) => `the key ${name}`,
  model: (name) => `the model ${name}`,
  customer: (name) => `the end customer ${name}`,
};

/** What people read about a crossing, and the facts for machines. The key of it is that of its row. */
export function toNotice(crossing: Crossing & { episode: number }, orgSlug: string, now: Date): Notice {
  const { orgId, ruleId, budgetId, windowStart, basis, threshold, episode, kind } = crossing;
  const isCredit = kind === "credit";
  return {
    ...(isCredit ? creditWords(crossing) : budgetWords(crossing, now)),
    orgId,
    kind: isCredit ? "credit" : basis === "forecast" ? "forecast" : "budget",
    dedupeKey: ["rule", ruleId, budgetId, windowStart.toISOString(), basis, threshold, episode].join(":"),
    path: isCredit ? `/${orgSlug}/billing` : `/${orgSlug}/limits`,
    data: factsOf(crossing),
  };
}

type Words = Pick<Notice, "severity" | "title" | "lines">;

function creditWords({ basis, threshold, observed }: Crossing): Words {
  if (basis === "forecast") {
    const days = observed === 1n ? "one day" : `${observed} days`;
    return {
      severity: "warning",
      title: observed === 0n ? "The credit runs out today" : `The credit runs out in about ${days}`,
      lines: [
        "At the pace of the forecast the prepaid credit will be used up then. Calls are refused from that moment on.",
      ],
    };
  }
  const left = observed < 0n ? 0n : observed;
  return {
    severity: left === 0n ? "critical" : "warning",
    title: left === 0n ? "The credit is used up" : `${formatUsd(left)} of credit left`,
    lines: [
      `The prepaid credit is at or below ${formatUsd(threshold)}.`,
      left === 0n ? "Calls are refused until there is more." : "When it is used up, calls are refused.",
    ],
  };
}

function budgetWords(crossing: Crossing, now: Date): Words {
  const { basis, kind, threshold, observed, limitNanos, window, scopeType, scopeName } = crossing;
  const whose = (SCOPES[scopeType] ?? ((name: string) => name))(scopeName);
  const budget = `the ${WINDOWS[window]} budget of ${whose}`;
  const percent = limitNanos > 0n ? (observed * 100n) / limitNanos : 100n;
  const isOver = observed >= limitNanos;
  const terms = `${formatUsd(observed)} of ${formatUsd(limitNanos)}`;
  const consequence = consequenceOf(kind, isOver, basis);
  const until = windowEndMs(window, now.getTime());
  const end =
    until === null ? [] : [`It starts anew on ${new Date(until).toISOString().slice(0, 10)} (UTC).`];
  if (basis === "forecast") {
    return {
      severity: "warning",
      title: `Forecast: ${percent}% of ${budget}`,
      lines: [
        `At this pace ${terms} will be spent by its end; the alert is set to ${formatUsd(threshold)}.`,
        ...consequence,
        ...end,
      ],
    };
  }
  return {
    severity: isOver ? "critical" : "warning",
    title: `${percent}% of ${budget} is spent`,
    lines: [`${terms} is spent; the alert is set to ${formatUsd(threshold)}.`, ...consequence, ...end],
  };
}

function consequenceOf(kind: Crossing["kind"], isOver: boolean, basis: Crossing["basis"]): string[] {
  if (kind === "soft") return ["It is a soft budget: nothing is refused."];
  if (basis === "forecast") return ["Calls that do not fit into it will be refused."];
  return isOver ? ["Calls are refused until it starts anew or is raised."] : [];
}

function factsOf(crossing: Crossing) {
  const { ruleId, budgetId, windowStart, window, basis, unit, value, threshold, observed, limitNanos } =
    crossing;
  const isDays = unit === "days";
  const plain = (amount: bigint) => (isDays ? amount.toString() : usdFromNanos(amount));
  return {
    rule_id: ruleId,
    budget_id: budgetId,
    budget_kind: crossing.kind,
    scope: crossing.scopeType,
    scope_name: crossing.scopeName,
    window,
    window_start: windowStart.toISOString(),
    basis,
    unit,
    threshold: plain(threshold),
    observed: plain(observed),
    limit_usd: usdFromNanos(limitNanos),
    ...(unit === "percent" && { percent: Number(value) }),
  };
}
