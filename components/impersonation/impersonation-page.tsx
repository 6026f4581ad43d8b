"use client";

import { Button } from "../ui/actions/button";
import { ButtonLink } from "../ui/actions/button-link";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import { type Impersonated, whoText } from "./impersonated";
import { TimeLeft } from "./time-left";
import { useEnd } from "./use-end";

type ImpersonationPageProps = { impersonated: Impersonated; orgName: string };

/** Where an operator lands who asks for a page of their own while they look as somebody else. */
export function ImpersonationPage({ impersonated, orgName }: ImpersonationPageProps) {
  const { orgSlug, expiresAt } = impersonated;
  const { isEnding, endNow } = useEnd(orgSlug, expiresAt);
  return (
    <main className="mx-auto max-w-xl px-4 py-16">
      <PageHeader title="You look as somebody else" />
      <Panel>
        <p>
          You see <strong className="font-semibold">{orgName}</strong> as {whoText(impersonated)}, until{" "}
          <TimeLeft until={expiresAt} />
        </p>
        <p className="mt-2 text-muted">
          Meanwhile accounts and the operator’s pages are out of reach, your own too. End it to be yourself
          again.
        </p>
        <div className="mt-4 flex flex-wrap gap-2">
          <Button variant="primary" loading={isEnding} onClick={endNow}>
            End
          </Button>
          <ButtonLink href={`/${orgSlug}`}>Back to {orgName}</ButtonLink>
        </div>
      </Panel>
    </main>
  );
}
