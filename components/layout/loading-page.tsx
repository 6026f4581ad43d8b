import { Skeleton } from "../ui/feedback/skeleton";

/**
 * As high as a page's header is, so that the page takes its place without a jump. The pages that read the most have it; the
 * others come whole, sooner than a placeholder is worth. One that may turn out not to exist must come whole, because an
 * answer that has begun can no longer be a 404.
 */
export function LoadingPage() {
  return (
    <div role="status" aria-label="Loading">
      <div className="mb-5">
        <div className="pb-3">
          <Skeleton className="h-7 w-48" />
          <Skeleton className="mt-0.5 h-5 w-80 max-w-full" />
        </div>
        <div aria-hidden className="scale-ticks" />
      </div>
      <Skeleton className="h-72 w-full" />
    </div>
  );
}
