import type { UsageBreakdown } from "@/lib/client/usage";
import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { Money } from "../../ui/data/money";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Checkbox } from "../../ui/forms/checkbox";
import { OptionField } from "../../ui/forms/field";
import { prepareValueOptions } from "./prepare-value-options";

type FilterValuesProps = {
  dimension: UsageDimension;
  search: string;
  items: UsageBreakdown["items"] | undefined;
  error: { message: string } | null;
  onRetry: () => void;
  values: readonly string[];
  onChange: (values: string[]) => void;
};

export function FilterValues(props: FilterValuesProps) {
  const { dimension, search, items, error, onRetry, values, onChange } = props;
  if (error && !items) return <ErrorState message={error.message} onRetry={onRetry} className="py-4!" />;
  if (!items) {
    return (
      <div className="flex h-56 flex-col gap-3 py-2">
        {["w-3/4", "w-1/2", "w-2/3"].map((width) => (
          <Skeleton key={width} className={width} />
        ))}
      </div>
    );
  }
  const options = prepareValueOptions({ dimension, items, search, values });
  return (
    <ul aria-label="Values" className="h-56 overflow-y-auto overscroll-contain">
      {options.length === 0 && <li className="py-2 text-muted">No values in this range.</li>}
      {options.map((option) => (
        <li key={option.value}>
          <OptionField
            className="min-h-8 items-center! rounded-sm px-1.5 hover:bg-hover [&>div]:flex-1"
            label={
              <span className="flex cursor-pointer items-baseline justify-between gap-3 py-1.5 font-normal">
                <span className="truncate">{option.label}</span>
                {option.costNanos !== undefined && (
                  <Money nanos={option.costNanos} className="text-subtle text-xs" />
                )}
              </span>
            }
          >
            <Checkbox
              aria-label={option.label}
              checked={values.includes(option.value)}
              onChange={(checked) =>
                onChange(
                  checked ? [...values, option.value] : values.filter((value) => value !== option.value),
                )
              }
            />
          </OptionField>
        </li>
      ))}
    </ul>
  );
}
