import type { Metadata } from "next";
import { tagAnchor } from "@/components/docs/docs-contents";
import { OperationSection } from "@/components/docs/reference/operation-section";
import { groupByTag, managementOperations } from "@/lib/docs/reference/prepare-operations";

export const metadata: Metadata = {
  title: "Management API",
  description: "Organizations, projects, keys, budgets, usage and credit: what the portal itself calls.",
};

export default function ManagementReferencePage() {
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">Management API</h1>
      <p className="mt-2 mb-8 max-w-2xl text-muted">
        What the portal itself calls, with the session of a signed-in browser. Amounts are integer
        nano-dollars in decimal strings, times are ISO 8601 in UTC, lists are read by cursor. A write with an
        Idempotency-Key runs once in 24 hours.
      </p>
      {groupByTag(managementOperations()).map(([tag, operations]) => (
        <section key={tag} id={tagAnchor(tag)} className="scroll-mt-16">
          <h2 className="mt-10 mb-3 font-semibold text-lg">{tag}</h2>
          {operations.map((operation) => (
            <OperationSection key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
    </>
  );
}
