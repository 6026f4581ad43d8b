import type { ReactNode } from "react";
import { Logo } from "../layout/logo";
import { Link } from "../ui/actions/link";
import { CallReceipt } from "./call-receipt";

/** Around the pages before the portal: the form, and on a wide screen what it is for. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <main className="flex min-w-0 flex-col px-5 py-6 sm:px-10">
        <Link href="/" className="self-start rounded-md">
          <Logo />
        </Link>
        <div className="mx-auto flex w-full max-w-sm flex-1 flex-col py-10 max-sm:pt-14 sm:justify-center">
          {children}
        </div>
      </main>
      <aside className="hidden items-center justify-center border-line border-l bg-sunken p-10 lg:flex">
        <CallReceipt />
      </aside>
    </div>
  );
}

type AuthHeadingProps = { title: string; children?: ReactNode };

export function AuthHeading({ title, children }: AuthHeadingProps) {
  return (
    <header className="mb-6">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      {children && <p className="mt-1 text-muted">{children}</p>}
    </header>
  );
}

/** The way to another of these pages, under a form. */
export function AuthFooter({ children }: { children: ReactNode }) {
  return <p className="mt-6 text-muted">{children}</p>;
}

export function AuthLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="font-medium text-accent-ink underline-offset-2 hover:underline">
      {children}
    </Link>
  );
}
