"use client";

import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import type { UsageBucket } from "@/lib/contract/usage";
import { USAGE_BUCKETS } from "@/lib/contract/usage-names";
import { DAY_MS } from "@/lib/core/time";
import { Button } from "../ui/actions/button";
import { Select } from "../ui/forms/select";
import { Drawer } from "../ui/overlays/drawer";
import type { ExplorerState } from "./explorer-params";
import { GroupPicker } from "./filters/group-picker";
import { type Compare, comparesFor } from "./range/prepare-compare";
import { bucketsFor, type ExplorerRange } from "./range/prepare-range";
import { RangePicker } from "./range/range-picker";
import { ZonePicker } from "./range/zone-picker";
import type { useExplorerState } from "./use-explorer-state";

type ExplorerToolbarProps = {
  explorer: ReturnType<typeof useExplorerState>;
  range: ExplorerRange;
  viewerZone: string;
  filterBar: ReactNode;
};

/** What is shown: in sight on a wide page, behind one button on a phone. */
export function ExplorerToolbar(props: ExplorerToolbarProps) {
  const { explorer, filterBar } = props;
  return (
    <div className="mb-4 flex flex-col gap-2">
      <div className="hidden flex-wrap items-center gap-2 sm:flex">
        <Pickers {...props} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <div className="hidden sm:block">
          <GroupPicker value={explorer.state.by} onChange={(by) => explorer.set({ by })} />
        </div>
        <div className="sm:hidden">
          <Drawer
            title="Range and grouping"
            trigger={<Button icon={SlidersHorizontal}>Range and grouping</Button>}
          >
            <div className="flex flex-col gap-4">
              <Pickers {...props} captioned />
              <Captioned caption="Grouped">
                <GroupPicker value={explorer.state.by} onChange={(by) => explorer.set({ by })} />
              </Captioned>
            </div>
          </Drawer>
        </div>
        {filterBar}
      </div>
    </div>
  );
}

type PickersProps = Omit<ExplorerToolbarProps, "filterBar"> & {
  /** Below each other, each with what it is. */
  captioned?: boolean;
};

function Pickers({ explorer, range, viewerZone, captioned }: PickersProps) {
  const { state, set } = explorer;
  return (
    <>
      <Captioned caption="Range" off={!captioned}>
        <RangePicker range={range} onPreset={explorer.setPreset} onCustom={explorer.setCustom} />
      </Captioned>
      <Captioned caption="Compared with" off={!captioned}>
        <Select
          aria-label="Compare with"
          value={comparesFor(range).includes(state.compare) ? state.compare : "none"}
          options={comparesFor(range).map((value) => ({ value, label: COMPARE_LABELS[value] }))}
          onChange={(compare) => set({ compare })}
          className="w-48"
        />
      </Captioned>
      <Captioned caption="Width of a bar" off={!captioned}>
        <BucketPicker range={range} bucket={state.bucket} onChange={(bucket) => set({ bucket })} />
      </Captioned>
      <Captioned caption="Time zone" off={!captioned}>
        <ZonePicker zone={range.zone} viewerZone={viewerZone} onChange={(zone) => set({ zone })} />
      </Captioned>
    </>
  );
}

type CaptionedProps = { caption: string; off?: boolean; children: ReactNode };

/** The control names itself to screen readers; this is for eyes. */
function Captioned({ caption, off, children }: CaptionedProps) {
  if (off) return children;
  return (
    <div className="flex min-w-0 flex-col gap-1.5 [&>button]:w-full">
      <span aria-hidden className="font-medium">
        {caption}
      </span>
      {children}
    </div>
  );
}

const COMPARE_LABELS: Record<Compare, string> = {
  none: "No comparison",
  previous: "vs the period before",
  week: "vs a week earlier",
  month: "vs a month earlier",
  year: "vs a year earlier",
};

const AUTO = "auto";
const BUCKET_LABELS: Record<UsageBucket, string> = {
  minute: "by minute",
  minute15: "by 15 minutes",
  hour: "by hour",
  day: "by day",
  week: "by week",
  month: "by month",
};

type BucketPickerProps = {
  range: ExplorerRange;
  bucket: ExplorerState["bucket"];
  onChange: (bucket: UsageBucket | null) => void;
};

function BucketPicker({ range, bucket, onChange }: BucketPickerProps) {
  const fitting = bucketsFor(range.days * DAY_MS);
  const chosen = bucket && fitting.includes(bucket) ? bucket : AUTO;
  return (
    <Select<UsageBucket | typeof AUTO>
      aria-label="Width of a bar"
      value={chosen}
      options={[
        { value: AUTO, label: chosen === AUTO ? `Auto, ${BUCKET_LABELS[range.bucket]}` : "Auto" },
        ...USAGE_BUCKETS.filter((each) => fitting.includes(each)).map((value) => ({
          value,
          label: BUCKET_LABELS[value],
        })),
      ]}
      onChange={(next) => onChange(next === AUTO ? null : next)}
      className="w-44"
    />
  );
}
