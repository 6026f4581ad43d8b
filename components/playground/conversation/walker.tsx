import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "../../ui/actions/icon-button";

type WalkerProps = { label: string; index: number; count: number; onWalk: (index: number) => void };

/** `‹ 2 of 3 ›`: goes between branches or attempts; nothing where there is one. */
export function Walker({ label, index, count, onWalk }: WalkerProps) {
  if (count < 2) return null;
  return (
    <span className="inline-flex items-center text-subtle text-xs tabular-nums">
      <IconButton
        icon={ChevronLeft}
        label={`Previous ${label}`}
        size="sm"
        disabled={index <= 0}
        onClick={() => onWalk(index - 1)}
      />
      <span>
        <span className="sr-only">{label} </span>
        {index + 1} of {count}
      </span>
      <IconButton
        icon={ChevronRight}
        label={`Next ${label}`}
        size="sm"
        disabled={index >= count - 1}
        onClick={() => onWalk(index + 1)}
      />
    </span>
  );
}
