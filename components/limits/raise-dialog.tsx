"use client";

import type { createRaiseEndpoint } from "@/lib/contract/budget-raises";
import type { BodyOf } from "@/lib/contract/endpoint";
import { Button } from "../ui/actions/button";
import { Money } from "../ui/data/money";
import { RelativeTime } from "../ui/data/relative-time";
import { toast } from "../ui/feedback/toaster";
import { Dialog } from "../ui/overlays/dialog";
import { type Metered, WINDOW_PHRASES } from "./budget";
import { RaiseForm } from "./raise-form";

export type Raise = Metered["raises"][number];

type RaiseDialogProps = {
  name: string;
  budget: Metered;
  open: boolean;
  onClose: () => void;
  onRaise: (values: BodyOf<typeof createRaiseEndpoint>) => Promise<unknown>;
  onEnd: (raise: Raise) => Promise<unknown>;
};

/** More for a while: the raises in force, each of which can be ended, and a form for another. */
export function RaiseDialog({ name, budget, open, onClose, onRaise, onEnd }: RaiseDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={`Raise the cap on ${name} for a while`}
      description={
        <>
          On top of <Money nanos={budget.limitNanos} /> {WINDOW_PHRASES[budget.window]}. When it ends, the
          limit is what it was, whatever has been spent.
        </>
      }
    >
      {budget.raises.length > 0 && (
        <ul className="mb-4 divide-y divide-line rounded-md border border-line">
          {budget.raises.map((raise) => (
            <RaiseItem key={raise.id} raise={raise} onEnd={onEnd} />
          ))}
        </ul>
      )}
      <RaiseForm onSubmit={onRaise} onDone={onClose} />
    </Dialog>
  );
}

type RaiseItemProps = { raise: Raise; onEnd: RaiseDialogProps["onEnd"] };

function RaiseItem({ raise, onEnd }: RaiseItemProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0">
        <p>
          <Money nanos={raise.amountNanos} className="font-medium" /> more, ends{" "}
          <RelativeTime at={raise.endsAt} />
        </p>
        <p className="truncate text-muted text-xs">
          {raise.reason}, {raise.createdByName}
        </p>
      </div>
      <Button
        size="sm"
        onClick={async () => {
          try {
            await onEnd(raise);
            toast.success("The raise has ended");
          } catch (error) {
            toast.error((error as Error).message);
          }
        }}
      >
        End now
      </Button>
    </li>
  );
}
