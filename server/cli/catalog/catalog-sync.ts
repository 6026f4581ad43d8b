import { previewCatalogEndpoint, publishCatalogEndpoint } from "@/lib/contract/catalog";
import type { ResponseOf } from "@/lib/contract/endpoint";
import { previewCatalog, publishCatalog } from "@/lib/domain/catalog";
import { defineCommand, type Terminal, UsageError } from "../frame/command";
import { operatorCtx, readBody, toWire } from "../frame/operator";
import { changeTable, summaryLines } from "./catalog-text";

const FIELDS = {
  provider: "provider",
  markup: "markup",
  effectiveFrom: "effective-from",
  overwriteOwnPrices: "overwrite-own-prices",
};
const STEPS = 3;

type Preview = ResponseOf<typeof previewCatalogEndpoint>;

/** What a publication will do: everything but what it leaves as it is. */
function pendingOf({ changes }: Preview, isOverwriting: boolean): number {
  return changes.filter(({ kind, heldBack }) => kind !== "removed" && (isOverwriting || heldBack === null))
    .length;
}

async function preview(body: Record<string, unknown>, terminal: Terminal): Promise<Preview> {
  terminal.progress("Comparing", 0, STEPS);
  const query = { ...previewCatalogEndpoint, body: previewCatalogEndpoint.query };
  const { overwriteOwnPrices: _, ...asked } = body;
  const input = readBody(query, asked, FIELDS);
  terminal.progress("Comparing", 1, STEPS);
  const result = toWire(previewCatalogEndpoint, await previewCatalog(operatorCtx(), input));
  terminal.progress("Comparing", STEPS, STEPS);
  return result;
}

export const catalogSync = defineCommand({
  name: "catalog sync",
  summary: "Compare the catalogue with the list of known models and prices; --publish adds what is new.",
  options: {
    provider: { kind: "text", value: "SLUG", help: "One provider; left out: all of them." },
    "dry-run": {
      kind: "flag",
      help: "Show what would change and stop; this is what happens without --publish.",
    },
    publish: { kind: "flag", help: "Add the models and price versions. Nothing is edited." },
    "effective-from": { kind: "text", value: "TIME", help: "ISO 8601; left out: now." },
    markup: {
      kind: "text",
      value: "SHARE",
      help: "On the provider's list prices, kept with --publish: 15%, 15%+0.10 (USD per million) or 0.",
    },
    "overwrite-own-prices": { kind: "flag", help: "Also where a price was set by hand." },
    all: { kind: "flag", help: "List every change; left out: the first 40." },
  },
  async run(options, terminal) {
    if (options["dry-run"] && options.publish)
      throw new UsageError("--dry-run and --publish exclude each other.");
    const body = {
      provider: options.provider,
      markup: options.markup,
      effectiveFrom: options["effective-from"],
      overwriteOwnPrices: options["overwrite-own-prices"],
    };
    const before = await preview(body, terminal);
    const table = changeTable(before.changes, options.all);
    const pending = pendingOf(before, options["overwrite-own-prices"]);
    if (!options.publish) {
      const next =
        pending === 0 ? "Nothing to publish." : `Publish with: catalog sync --publish (${pending} changes)`;
      return {
        data: { ...before, published: null },
        text: [table, ...summaryLines(before), next].join("\n"),
      };
    }
    terminal.note(`Publishing ${pending.toLocaleString("en-US")} changes …`);
    const input = readBody(publishCatalogEndpoint, body, FIELDS);
    const published = toWire(publishCatalogEndpoint, await publishCatalog(operatorCtx(), input));
    const done =
      `Published: ${published.added} models added, ${published.priced} prices changed, ` +
      `${published.routed} routes added; ${published.heldBack} held back.`;
    return { data: { ...before, published }, text: [table, ...summaryLines(before), done].join("\n") };
  },
});
