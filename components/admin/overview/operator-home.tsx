"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { adminModelsQuery } from "@/lib/client/admin-models";
import { providersQuery } from "@/lib/client/providers";
import { tenantPages } from "@/lib/client/tenants";
import { cn } from "../../ui/cn";
import { Money } from "../../ui/data/money";
import { formatCount } from "../../ui/data/number-format";
import { Stat } from "../../ui/data/stat";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { faultOf } from "../models/model";

type OperatorHomeProps = { sendsMail: boolean };

/** What the installation is at, and what is still to do before others rely on it. */
export function OperatorHome({ sendsMail }: OperatorHomeProps) {
  const providers = useQuery(providersQuery()).data?.items;
  const models = useQuery(adminModelsQuery()).data?.items;
  const tenants = useInfiniteQuery(tenantPages("")).data?.pages.flatMap((page) => page.items);
  const own = providers?.filter((provider) => provider.kind !== "sandbox");
  const ownIds = new Set(own?.map((provider) => provider.id));
  const liveModels = models?.filter((model) => faultOf(model) === null);
  const ownLive = liveModels?.filter((model) => model.routes.some((route) => ownIds.has(route.providerId)));
  const spend = tenants?.reduce((sum, tenant) => sum + BigInt(tenant.last30Days.costNanos), 0n);
  const calls = tenants?.reduce((sum, tenant) => sum + tenant.last30Days.calls, 0);
  return (
    <>
      <PageHeader
        title="Operator"
        description="This installation: its providers, its prices and its tenants."
      />
      <div className="flex flex-col gap-4">
        <Panel flush>
          <div className="grid grid-cols-2 divide-line lg:grid-cols-4 lg:divide-x">
            <Stat label="Billed, 30 days" value={spend === undefined ? undefined : <Money nanos={spend} />} />
            <Stat label="Calls, 30 days" value={calls === undefined ? undefined : formatCount(calls)} />
            <Stat label="Tenants" value={tenants && formatCount(tenants.length)} />
            <Stat label="Live models" value={liveModels && formatCount(liveModels.length)} />
          </div>
        </Panel>
        <Panel title="Before others rely on it" flush>
          <ol className="divide-y divide-line">
            <Step isDone={(own?.length ?? 0) > 0} href="/admin/providers" title="Connect a provider">
              Until then only the sandbox answers.
            </Step>
            <Step
              isDone={(ownLive?.length ?? 0) > 0}
              href="/admin/models?show=unpriced"
              title="Give its models a price"
            >
              A model without a price answers no call.
            </Step>
            <Step isDone={sendsMail} href="/admin/outbox" title="Send mail">
              Set SMTP_URL. Until then resets and invitations wait in the outbox.
            </Step>
            <Step isDone={(tenants?.length ?? 0) > 1} href="/admin/tenants" title="Let a tenant in">
              Whoever signs up gets an organization and its sign-up credit; grant more under Tenants.
            </Step>
          </ol>
        </Panel>
      </div>
    </>
  );
}

type StepProps = { isDone: boolean; href: string; title: string; children: ReactNode };

function Step({ isDone, href, title, children }: StepProps) {
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span
        className={cn(
          "mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border",
          isDone ? "border-accent bg-accent text-on-accent" : "border-line-strong",
        )}
      >
        {isDone && <Check size={11} strokeWidth={3} aria-hidden />}
        <span className="sr-only">{isDone ? "done:" : "to do:"}</span>
      </span>
      <div className="min-w-0">
        <Link href={href} className="font-medium hover:underline">
          {title}
        </Link>
        <p className="text-muted text-xs">{children}</p>
      </div>
    </li>
  );
}
