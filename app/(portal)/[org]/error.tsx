"use client";

import { useParams } from "next/navigation";
import { FailedPage, type Failure } from "@/components/error-pages/failed-page";

export default function ErrorPage(failure: Failure) {
  const { org } = useParams<{ org: string }>();
  return <FailedPage {...failure} home={`/${org}`} />;
}
