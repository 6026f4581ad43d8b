import type { ReactNode } from "react";
import { AppProviders } from "@/components/layout/app-providers";
import { PlainShell } from "@/components/layout/app-shell";
import { OperatorNavigation } from "@/components/layout/navigation";
import { requireOperatorPage } from "@/lib/web/page";

export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const { user } = await requireOperatorPage();
  return (
    <AppProviders>
      <PlainShell title="Operator" user={user} navigation={<OperatorNavigation />}>
        {children}
      </PlainShell>
    </AppProviders>
  );
}
