"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import { buttonLook } from "../ui/actions/button-look";
import { MessagePage } from "./message-page";

export type Failure = { error: Error & { digest?: string }; reset: () => void };

const LOOK_EVERY_MS = 5_000;

/** Whether the portal reaches its database; null until it is known. */
function useHealth(): boolean | null {
  const [healthy, setHealthy] = useState<boolean | null>(null);
  useEffect(() => {
    const look = () =>
      fetch("/api/health", { cache: "no-store" }).then(
        (answer) => setHealthy(answer.ok),
        () => setHealthy(false),
      );
    void look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return healthy;
}

/**
 * What a page that failed becomes: asks whether the database is there, and tries again by itself when it is back.
 * Every page loads this in advance, so it is made of little.
 */
export function FailedPage({ error, reset, home = "/" }: Failure & { home?: string }) {
  const router = useRouter();
  const healthy = useHealth();
  const [wasAway, setWasAway] = useState(false);
  if (healthy === false && !wasAway) setWasAway(true);

  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  const isBack = healthy === true && wasAway;
  useEffect(() => {
    if (!isBack) return;
    startTransition(() => {
      router.refresh();
      reset();
    });
  }, [isBack, router, reset]);

  const away = healthy === false;
  return (
    <div role="alert">
      <MessagePage
        code={away ? "503" : "500"}
        title={away ? "The portal cannot reach its database" : "Something went wrong on our side"}
        reference={away ? undefined : error.digest}
        actions={
          <>
            <button type="button" className={buttonLook("primary", "md")} onClick={retry}>
              Try again
            </button>
            <a href={home} className={buttonLook("secondary", "md")}>
              Go to the start
            </a>
          </>
        }
      >
        {away ? (
          <p>
            Nothing is lost: calls that the gateway answers go on being counted. This page comes back by
            itself as soon as the database does.
          </p>
        ) : (
          <p>The page could not be made. Nothing that you did before is lost; trying again often helps.</p>
        )}
      </MessagePage>
    </div>
  );
}
