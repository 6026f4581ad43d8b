import type { Metadata } from "next";
import { QuickStart } from "@/components/docs/guide/quick-start";
import { env } from "@/lib/core/env";

export const metadata: Metadata = {
  title: "Quick start",
  description: "The first call in a minute: base URL, key, streaming, cost, errors and limits.",
};

export default function DocsPage() {
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">Quick start</h1>
      <p className="mt-2 mb-2 max-w-2xl text-muted">From a key to a bill that explains itself.</p>
      <QuickStart gatewayUrl={env().GATEWAY_URL} />
    </>
  );
}
