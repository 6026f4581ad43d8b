"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { useSyncExternalStore } from "react";
import { statusQuery } from "@/lib/client/status";
import { useRested } from "@/lib/client/use-rested";
import { cn } from "../ui/cn";
import { RelativeTime } from "../ui/data/relative-time";
import { statusWords } from "./status-words";

function onConnection(tell: () => void) {
  window.addEventListener("online", tell);
  window.addEventListener("offline", tell);
  return () => {
    window.removeEventListener("online", tell);
    window.removeEventListener("offline", tell);
  };
}

const useOnline = () =>
  useSyncExternalStore(
    onConnection,
    () => navigator.onLine,
    () => true,
  );

const TONES = {
  danger: { box: "border-danger/40 bg-danger-soft text-danger-ink", icon: CircleAlert },
  warning: { box: "border-warning/40 bg-warning-soft text-warning-ink", icon: TriangleAlert },
};

/** Above every page while something is wrong with what the portal shows or serves; gone when it is well again. */
export function StatusLine() {
  const online = useOnline();
  const { data, isError } = useQuery({ ...statusQuery(), enabled: useRested() });
  const words = statusWords({ online, portalAway: isError, status: data });
  const tone = words && TONES[words.tone];
  return (
    <div role="status" aria-label="Installation status" className="sticky top-12 z-20 lg:top-0 print:hidden">
      {words && tone && (
        <p className={cn("flex items-start gap-2.5 border-b px-4 py-2 sm:px-6 lg:px-8", tone.box)}>
          <tone.icon size={15} aria-hidden className="mt-0.5 shrink-0" />
          <span>
            {words.text}{" "}
            {words.since && (
              <>
                Since <RelativeTime at={words.since} />.
              </>
            )}
          </span>
        </p>
      )}
    </div>
  );
}
