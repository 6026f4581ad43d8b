import type { Role } from "@/lib/access";
import { can } from "@/lib/access";
import { Money } from "../ui/data/money";
import { RelativeTime } from "../ui/data/relative-time";
import { Panel } from "../ui/page/panel";
import { type Budget, WINDOW_PHRASES } from "./budget";
import { BudgetActions } from "./budget-actions";
import { BudgetMeter } from "./budget-meter";

type BudgetListProps = {
  title: string;
  description?: string;
  orgId: string;
  role: Role;
  budgets: readonly Budget[];
};

/** Caps of one kind of scope. An allowance of the plan is for reading only. */
export function BudgetList({ title, description, orgId, role, budgets }: BudgetListProps) {
  if (budgets.length === 0) return null;
  return (
    <Panel flush title={title} description={description}>
      <ul className="divide-y divide-line">
        {budgets.map((budget) => (
          <li
            key={budget.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)_auto]"
          >
            <BudgetName budget={budget} />
            {budget.scopeType === "customer_default" ? (
              <DefaultTerms budget={budget} />
            ) : (
              <BudgetMeter budget={budget} className="max-sm:order-last max-sm:col-span-2" />
            )}
            {budget.scopeType !== "plan" && can(role, "limits.write") && (
              <BudgetActions orgId={orgId} budget={budget} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function BudgetName({ budget }: { budget: Budget }) {
  const name = { plan: "Your plan", customer_default: "Each end customer" };
  const text = budget.scopeType in name ? name[budget.scopeType as keyof typeof name] : budget.scopeName;
  return <span className="truncate font-medium">{text}</span>;
}

function DefaultTerms({ budget }: { budget: Budget }) {
  return (
    <div className="min-w-0 max-sm:order-last max-sm:col-span-2">
      <Money nanos={budget.limitInForceNanos} className="font-medium" />{" "}
      <span className="text-muted">
        {WINDOW_PHRASES[budget.window]}, also for those who have never called
      </span>
      {budget.raises.map((raise) => (
        <p key={raise.id} className="text-accent-ink text-xs" title={raise.reason}>
          <Money nanos={raise.amountNanos} /> more, ends <RelativeTime at={raise.endsAt} />
        </p>
      ))}
    </div>
  );
}
