import type { previewCatalogEndpoint } from "@/lib/contract/catalog";
import type { ResponseOf } from "@/lib/contract/endpoint";
import { usdFromNanos } from "@/lib/core/money";
import { table } from "../frame/text";

type Preview = ResponseOf<typeof previewCatalogEndpoint>;
type Change = Preview["changes"][number];

const SHOWN_MAX = 40;
const WORDS: Record<Change["kind"], string> = {
  added: "new",
  price: "price",
  route: "route",
  removed: "gone",
};

const usd = (nanos: number | null | undefined) => (nanos == null ? "—" : `$${usdFromNanos(BigInt(nanos))}`);

/** `$0.4 → $0.5 (+25 %)`, or the rate alone for a model that is new. */
function rateText(change: Change, name: "input" | "output"): string {
  const changed = change.rateChanges.find(({ rate }) => rate === name);
  if (!changed) return usd(change.rates?.[name]);
  const share = changed.changeBasisPoints;
  const percent = share === null ? "" : ` (${share > 0 ? "+" : "−"}${Math.abs(share) / 100} %)`;
  return `${usd(changed.from)} → ${usd(changed.to)}${percent}`;
}

/** How many further rates a version changes, or what becomes of the model. */
function remark(change: Change): string {
  if (change.heldBack) return `held back: ${change.heldBack}`;
  if (change.kind === "removed") return "the list has it no more; it stays as it is";
  const others = change.rateChanges.filter(({ rate }) => rate !== "input" && rate !== "output").length;
  const parts = [
    ...(others > 0 ? [`${others} other rates`] : []),
    ...(change.laterVersions > 0 ? ["and a later version"] : []),
    ...(change.isConnected ? [] : ["provider not connected"]),
  ];
  return parts.join(", ");
}

/** The changes side by side, the first forty unless all are asked for. */
export function changeTable(changes: readonly Change[], isAll: boolean): string {
  if (changes.length === 0) return "Everything is as the list has it.";
  const shown = isAll ? changes : changes.slice(0, SHOWN_MAX);
  const rows = shown.map((change) => [
    WORDS[change.kind],
    change.slug,
    rateText(change, "input"),
    rateText(change, "output"),
    remark(change),
  ]);
  const rest = changes.length - shown.length;
  const heading = ["", "Model", "Input / M", "Output / M", ""];
  return table(heading, rows, [2, 3]) + (rest > 0 ? `\n… and ${rest} more: --all lists them.` : "");
}

export function summaryLines({ changes, listVersion, modelCount, providerCount, unchangedCount }: Preview) {
  const count = (kind: Change["kind"]) => changes.filter((change) => change.kind === kind).length;
  return [
    "",
    `List: ${modelCount} models of ${providerCount} providers (${listVersion} and our own table).`,
    `New ${count("added")}, prices changed ${count("price")}, routes ${count("route")}, ` +
      `gone ${count("removed")}, as they are ${unchangedCount}.`,
  ];
}
