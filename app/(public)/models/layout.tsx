import type { ReactNode } from "react";
import { PublicHeader } from "@/components/layout/public-header";
import { findUser } from "@/lib/web/page";

export default async function ModelsLayout({ children }: { children: ReactNode }) {
  const user = await findUser();
  return (
    <>
      <PublicHeader isSignedIn={user !== null} />
      <main className="mx-auto max-w-7xl px-4 py-6 sm:px-6">{children}</main>
    </>
  );
}
