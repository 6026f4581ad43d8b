import { VenetianMask } from "lucide-react";
import { EmptyState } from "../ui/feedback/empty-state";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";

/** In place of a page that would spend or change something of the one who is looked as. */
export function UnreachablePage({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} />
      <Panel>
        <EmptyState icon={VenetianMask} title="Not while you look as somebody else">
          Here one spends the organization’s credit. You see it as they do, and change nothing of theirs.
        </EmptyState>
      </Panel>
    </>
  );
}
