import { VenetianMask } from "lucide-react";
import { Link } from "../ui/actions/link";
import { type Impersonated, whoText } from "./impersonated";

/** The banner of public pages, which bring no scripts for it: who, until when, and where it is ended. */
export function ImpersonationNote(impersonated: Impersonated) {
  return (
    <section
      aria-label="Impersonation"
      className="sticky top-14 z-20 border-warning/40 border-b bg-warning-soft text-warning-ink print:hidden"
    >
      <p className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm sm:px-6">
        <VenetianMask size={16} aria-hidden className="shrink-0" />
        <span className="min-w-0 flex-1 basis-52 break-words">
          You see this as <strong className="font-semibold">{whoText(impersonated)}</strong>, reading only,
          until <time dateTime={impersonated.expiresAt}>{impersonated.expiresAt.slice(11, 16)} UTC</time>.
        </span>
        <Link href="/impersonation" className="font-medium underline underline-offset-2">
          End
        </Link>
      </p>
    </section>
  );
}
