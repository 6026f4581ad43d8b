import { Skeleton } from "@/components/ui/feedback/skeleton";

/** As high as a page's header is, so that the page takes its place without a jump. */
export default function Loading() {
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
