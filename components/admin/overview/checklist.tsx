import { Check as CheckIcon, ChevronRight } from "lucide-react";
import type { Check } from "@/lib/contract/installation";
import { Link } from "../../ui/actions/link";
import { cn } from "../../ui/cn";
import { formatExactCount } from "../../ui/data/number-format";
import { Panel } from "../../ui/page/panel";
import type { Installation } from "./installation";

/** Without an address: it is not done in the portal. */
type Step = { title: string; href?: string; todo: string; done: string };

const STEPS: Record<Check, Step> = {
  provider: {
    title: "Connect a provider",
    href: "/admin/providers",
    todo: "Until then only the sandbox answers.",
    done: "Beside the sandbox, a provider is on.",
  },
  model: {
    title: "Give its models a price",
    href: "/admin/models?show=unpriced",
    todo: "A model without a price answers no call.",
    done: "Models of your providers are priced and routed.",
  },
  call: {
    title: "See it answer",
    href: "/admin/providers",
    todo: "No provider beside the sandbox has answered a call in 30 days. Test one, then call its model with a key.",
    done: "Your providers have answered calls.",
  },
  mail: {
    title: "Send mail",
    href: "/admin/outbox",
    todo: "Set SMTP_URL, or look in the outbox for mail that could not be sent. Until then resets and invitations wait there.",
    done: "Mail has a way out, and none of it is stuck.",
  },
  tenant: {
    title: "Let a tenant in",
    href: "/admin/tenants",
    todo: "Whoever signs up gets an organization and its sign-up credit; grant more under Tenants.",
    done: "An organization has a member who is not the operator.",
  },
  two_factor: {
    title: "Protect the operators",
    href: "/account",
    todo: "An operator can sign in by a password alone. Turn the second factor on in the account of each.",
    done: "No operator can sign in by a password alone.",
  },
  https: {
    title: "Encrypt the way here",
    todo: "Set PORTAL_URL and GATEWAY_URL to https addresses, with a proxy that holds the certificate.",
    done: "Portal and gateway are reached by https.",
  },
  backup: {
    title: "Back the database up",
    todo: "PostgreSQL has archived nothing for a day, and no standby follows it. A dump that you make elsewhere is not seen from here.",
    done: "PostgreSQL archives its log, or a standby follows it.",
  },
};

/** What has to be there before others rely on the installation; each was looked up just now. */
export function Checklist({ checks }: { checks: Installation["checks"] }) {
  const done = checks.filter((each) => each.done).length;
  return (
    <Panel title="Before others rely on it" description={`${done} of ${checks.length} done`} flush>
      <ol className="divide-y divide-line">
        {checks.map(({ check, done: isDone, count }) => (
          <Item key={check} step={STEPS[check]} isDone={isDone} count={isDone ? count : null} />
        ))}
      </ol>
    </Panel>
  );
}

function Item({ step, isDone, count }: { step: Step; isDone: boolean; count: number | null }) {
  return (
    <li className={cn("relative flex items-start gap-3 px-4 py-3", step.href && "hover:bg-hover")}>
      <span
        className={cn(
          "mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border",
          isDone ? "border-accent bg-accent text-on-accent" : "border-line-strong",
        )}
      >
        {isDone && <CheckIcon size={11} strokeWidth={3} aria-hidden />}
        <span className="sr-only">{isDone ? "done:" : "to do:"}</span>
      </span>
      <div className="min-w-0 flex-1">
        {step.href ? (
          <Link href={step.href} className="font-medium after:absolute after:inset-0">
            {step.title}
          </Link>
        ) : (
          <span className="font-medium">{step.title}</span>
        )}
        {count !== null && count > 0 && (
          <span className="ml-1.5 text-subtle text-xs">{formatExactCount(count)}</span>
        )}
        <p className="text-muted text-xs">{isDone ? step.done : step.todo}</p>
      </div>
      {step.href && <ChevronRight size={16} aria-hidden className="shrink-0 self-center text-subtle" />}
    </li>
  );
}
