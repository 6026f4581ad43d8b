import { Logo } from "@/components/layout/logo";
import { ButtonLink } from "@/components/ui/actions/button-link";

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 px-6">
      <Logo />
      <div className="scale-ticks" aria-hidden />
      <h1 className="font-semibold text-xl tracking-tight">This page does not exist</h1>
      <p className="text-muted">
        It was moved, or it belongs to an organization that you are not a member of.
      </p>
      <ButtonLink href="/" variant="primary" className="self-start">
        Go to the start
      </ButtonLink>
    </main>
  );
}
