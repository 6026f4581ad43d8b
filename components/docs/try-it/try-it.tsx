"use client";

import { FlaskConical } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../ui/actions/button";
import type { TryPanelProps } from "./try-panel";

const TryPanel = lazy(() => import("./try-panel").then((module) => ({ default: module.TryPanel })));

/** Opens the panel; what checks and sends is loaded only then. */
export function TryIt(props: TryPanelProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="mt-3 print:hidden">
      <Button size="sm" icon={FlaskConical} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Try it
      </Button>
      {isOpen && (
        <div className="mt-2">
          <Suspense fallback={<p className="text-muted text-xs">Loading …</p>}>
            <TryPanel {...props} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
