import type { Metadata } from "next";
import { OperationExample } from "@/components/docs/reference/operation-example";
import { OperationSection } from "@/components/docs/reference/operation-section";
import { gatewayOperations } from "@/lib/docs/reference/prepare-operations";
import { env } from "@/lib/core/env";

export const metadata: Metadata = {
  title: "Gateway API",
  description: "Chat completions, models, key and credit: every field, answer and error of the gateway.",
};

export default function GatewayReferencePage() {
  const gatewayUrl = env().GATEWAY_URL;
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">Gateway API</h1>
      <p className="mt-2 mb-8 max-w-2xl text-muted">
        Compatible with OpenAI's API at <code className="font-mono text-xs">{gatewayUrl}/v1</code>. Send your
        key as <code className="font-mono text-xs">Authorization: Bearer tp_live_…</code>. What is below is
        written from the schemas that the gateway enforces.
      </p>
      {gatewayOperations().map((operation) => (
        <OperationSection
          key={operation.id}
          operation={operation}
          example={<OperationExample operation={operation} gatewayUrl={gatewayUrl} />}
        />
      ))}
    </>
  );
}
