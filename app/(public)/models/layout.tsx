import type { ReactNode } from "react";
import { ImpersonationNote } from "@/components/impersonation/impersonation-note";
import { PublicHeader } from "@/components/layout/public-header";
import { toImpersonated } from "@/lib/web/impersonated";
import { findUser } from "@/lib/web/page";

export default async function ModelsLayout({ children }: { children: ReactNode }) {
  const user = await findUser();
  const impersonated = user && toImpersonated(user);
  return (
    <>
      <PublicHeader isSignedIn={user !== null} />
      {impersonated && <ImpersonationNote {...impersonated} />}
      <main className="mx-auto max-w-7xl px-4 py-6 sm:px-6">{children}</main>
    </>
  );
}
