"use client";

import { FailedPage, type Failure } from "@/components/error-pages/failed-page";

export default function ErrorPage(failure: Failure) {
  return (
    <main className="flex min-h-dvh flex-col justify-center">
      <FailedPage {...failure} />
    </main>
  );
}
