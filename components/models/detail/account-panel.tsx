import type { ResponseOf } from "@/lib/contract/endpoint";
import type { getModelAccountEndpoint } from "@/lib/contract/public-models";
import { Link } from "../../ui/actions/link";
import { Badge } from "../../ui/data/badge";
import { Details } from "../../ui/data/details";
import { Money } from "../../ui/data/money";
import { formatExactCount } from "../../ui/data/number-format";
import { Panel } from "../../ui/page/panel";

type Account = ResponseOf<typeof getModelAccountEndpoint>;
type AccountPanelProps = {
  org: { name: string; slug: string };
  /** The reader's other organizations, with the address that shows each. */
  others: readonly { name: string; path: string }[];
  account: Account;
};

const RATES = [
  ["rpm", "requests a minute"],
  ["tpm", "tokens a minute"],
  ["rpd", "requests a day"],
  ["concurrency", "at once"],
] as const;
const WINDOWS = { day: "a day", week: "a week", month: "a month", lifetime: "in all" } as const;
const SCOPES = { plan: "Plan", org: "Organization", model: "This model" } as const;
const KEYS_SHOWN = 8;

/** What the reader's organization may do with the model. */
export function AccountPanel({ org, others, account }: AccountPanelProps) {
  return (
    <Panel
      title={`For ${org.name}`}
      description="Limits that hold for your calls of this model."
      footer={
        others.length > 0 && (
          <p className="flex flex-wrap gap-x-3 px-4 py-2 text-muted text-xs">
            See it for
            {others.map((other) => (
              <Link key={other.path} href={other.path} scroll={false} className="underline">
                {other.name}
              </Link>
            ))}
          </p>
        )
      }
    >
      <Details
        items={[
          { label: "Rate", value: ratesText(account.rates) },
          { label: "Budgets", value: <Budgets account={account} orgSlug={org.slug} /> },
          { label: "Keys", value: <Keys account={account} orgSlug={org.slug} /> },
        ]}
      />
    </Panel>
  );
}

function ratesText(rates: Account["rates"]): string {
  const set = RATES.flatMap(([metric, label]) => {
    const limit = rates[metric];
    return limit === null ? [] : [`${formatExactCount(limit)} ${label}`];
  });
  return set.length > 0
    ? `${set.join(", ")}; a project or a key may have less`
    : "No limit of the organization";
}

function Budgets({ account, orgSlug }: { account: Account; orgSlug: string }) {
  if (account.budgets.length === 0) {
    return (
      <>
        None on the organization or the model.{" "}
        <Link href={`/${orgSlug}/limits`} className="underline">
          Set one
        </Link>
      </>
    );
  }
  return (
    <ul className="flex flex-col gap-1">
      {account.budgets.map((budget) => (
        <li key={`${budget.scopeType}-${budget.kind}-${budget.window}`}>
          {SCOPES[budget.scopeType]}: <Money nanos={budget.leftNanos} /> left of{" "}
          <Money nanos={budget.limitNanos} /> {WINDOWS[budget.window]}
          {budget.kind === "soft" && <span className="text-subtle"> (only alerts)</span>}
        </li>
      ))}
    </ul>
  );
}

function Keys({ account, orgSlug }: { account: Account; orgSlug: string }) {
  const { keys } = account;
  const allowed = keys.filter((key) => key.allowed);
  if (keys.length === 0) {
    return (
      <Link href={`/${orgSlug}/keys`} className="underline">
        Create a key to call it
      </Link>
    );
  }
  const shown = [...allowed, ...keys.filter((key) => !key.allowed)].slice(0, KEYS_SHOWN);
  return (
    <>
      <p>
        {allowed.length} of {keys.length} may call it
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {shown.map((key) => (
          <li key={key.id} className="flex flex-wrap items-center gap-1.5">
            <Link href={`/${orgSlug}/keys/${key.id}`} className="hover:underline">
              {key.name}
            </Link>
            <Badge tone={key.allowed ? "accent" : "neutral"}>{key.allowed ? "allowed" : "not allowed"}</Badge>
            {key.why && <span className="text-subtle text-xs">by {key.why}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
