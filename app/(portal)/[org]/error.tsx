"use client";

import { ErrorState } from "@/components/ui/feedback/error-state";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  return (
    <div className="py-16">
      <ErrorState
        title="Something went wrong on our side"
        message={error.digest ? `Reference ${error.digest}` : undefined}
        onRetry={reset}
      />
    </div>
  );
}
