"use client";

import { FailedPage, type Failure } from "@/components/error-pages/failed-page";

export default function ErrorPage(failure: Failure) {
  return <FailedPage {...failure} home="/admin" />;
}
