import { Badge, type Tone } from "../../ui/data/badge";
import type { Column } from "../../ui/data/column";
import { Checkbox } from "../../ui/forms/checkbox";
import { ratePhrase, UNIT_RATES, type UnitRate } from "../prices/rate-text";
import { type CatalogChange, isPublishable } from "./change";

const KINDS: Record<CatalogChange["kind"], { label: string; tone: Tone }> = {
  added: { label: "new", tone: "accent" },
  price: { label: "price", tone: "info" },
  route: { label: "route", tone: "info" },
  removed: { label: "gone", tone: "warning" },
};

const UNITS = Object.keys(UNIT_RATES) as UnitRate[];

function percent(basisPoints: number): string {
  return `${basisPoints > 0 ? "+" : "−"}${(Math.abs(basisPoints) / 100).toLocaleString("en-US")} %`;
}

/** What a million tokens cost; a model that is priced by another unit has that instead. */
function PlainRate({ change, rate }: { change: CatalogChange; rate: number | undefined }) {
  if (rate === undefined) return <span className="text-subtle">—</span>;
  const unit = rate === 0 && UNITS.find((name) => change.rates?.[name]);
  if (!unit) return ratePhrase(rate);
  const { label, per } = UNIT_RATES[unit];
  return (
    <span className="whitespace-nowrap">
      {ratePhrase(change.rates?.[unit] ?? 0)}
      <span className="block text-subtle text-xs">
        {label.toLowerCase()} {per}
      </span>
    </span>
  );
}

/** A rate before and after, side by side; for a new model the rate alone. */
function RateCell({ change, name }: { change: CatalogChange; name: "input" | "output" }) {
  const changed = change.rateChanges.find(({ rate }) => rate === name);
  const rate = change.rates?.[name];
  if (!changed) return <PlainRate change={change} rate={rate} />;
  const { from, to, changeBasisPoints: share } = changed;
  return (
    <span className="whitespace-nowrap">
      <span className="text-muted">{from === null ? "—" : ratePhrase(from)} → </span>
      <span className="font-medium">{to === null ? "—" : ratePhrase(to)}</span>
      {share !== null && (
        <span className={share > 0 ? "ml-1 text-danger-ink text-xs" : "ml-1 text-accent-ink text-xs"}>
          {percent(share)}
        </span>
      )}
    </span>
  );
}

function Remarks({ change }: { change: CatalogChange }) {
  const others = change.rateChanges.filter(({ rate }) => rate !== "input" && rate !== "output").length;
  const remarks = [
    change.heldBack,
    change.kind === "removed" ? "The list has it no more. It stays as it is." : null,
    others > 0 ? `${others} other ${others === 1 ? "rate" : "rates"}` : null,
    change.laterVersions > 0 ? "and a later version" : null,
    change.isConnected ? null : "provider not connected",
  ].filter((remark) => remark !== null);
  return <span className="text-muted text-xs">{remarks.join(" · ")}</span>;
}

/** The columns; the first one chooses. */
export function changeColumns(
  chosen: ReadonlySet<string>,
  toggle: (slug: string, isOn: boolean) => void,
): Column<CatalogChange>[] {
  return [
    {
      id: "slug",
      header: "Model",
      sortBy: (change) => change.slug,
      cell: (change) => (
        <div className="flex min-w-0 items-start gap-2.5">
          <Checkbox
            aria-label={change.slug}
            checked={chosen.has(change.slug)}
            disabled={!isPublishable(change)}
            onChange={(isOn) => toggle(change.slug, isOn)}
          />
          <span className="min-w-0">
            <span className="block break-all font-medium">{change.slug}</span>
            <span className="block text-subtle text-xs">{change.name}</span>
          </span>
        </div>
      ),
    },
    {
      id: "kind",
      header: "Change",
      phone: "end",
      sortBy: (change) => change.kind,
      cell: ({ kind }) => <Badge tone={KINDS[kind].tone}>{KINDS[kind].label}</Badge>,
    },
    {
      id: "input",
      header: "Input / M",
      align: "right",
      className: "whitespace-nowrap",
      sortBy: (change) => change.rates?.input ?? null,
      cell: (change) => <RateCell change={change} name="input" />,
    },
    {
      id: "output",
      header: "Output / M",
      align: "right",
      className: "whitespace-nowrap",
      sortBy: (change) => change.rates?.output ?? null,
      cell: (change) => <RateCell change={change} name="output" />,
    },
    {
      id: "note",
      header: "Price",
      hideOnTablet: true,
      cell: (change) => <span className="text-muted text-xs">{change.priceNote}</span>,
    },
    { id: "remarks", header: "Remarks", cell: (change) => <Remarks change={change} /> },
  ];
}
