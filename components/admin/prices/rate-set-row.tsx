import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../ui/actions/icon-button";

type RateSetRowProps = { label: string; onRemove: () => void; head?: ReactNode; children: ReactNode };

/** One set of rates with what it is for, and a way to remove it. */
export function RateSetRow({ label, onRemove, head, children }: RateSetRowProps) {
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line p-3">
      <div className="flex items-center justify-between gap-2">
        <span className="font-medium text-sm">{label}</span>
        <IconButton icon={Trash2} tone="danger" size="sm" label={`Remove ${label}`} onClick={onRemove} />
      </div>
      {head && <div className="grid grid-cols-2 gap-3">{head}</div>}
      <div className="grid gap-3 sm:grid-cols-3">{children}</div>
    </div>
  );
}
