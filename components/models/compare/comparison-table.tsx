import type { PublicModel } from "@/lib/contract/public-models";
import { Link } from "../../ui/actions/link";
import { comparePath, modelPath } from "../address";
import type { ComparisonGroup, ComparisonRow } from "./prepare-comparison";

type ComparisonTableProps = { models: readonly PublicModel[]; groups: readonly ComparisonGroup[] };

const STICKY = "sticky left-0 z-10 bg-surface";

/** Models in columns. On a narrow window it scrolls inside itself, with the names of the rows in sight. */
export function ComparisonTable({ models, groups }: ComparisonTableProps) {
  const slugs = models.map(({ slug }) => slug);
  return (
    <section
      aria-label="Comparison"
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full min-w-max border-collapse text-sm">
        <thead>
          <tr className="border-line border-b align-bottom">
            <th scope="col" className={`${STICKY} w-40 px-4 py-3`}>
              <span className="sr-only">Fact</span>
            </th>
            {models.map((model) => (
              <th key={model.slug} scope="col" className="min-w-44 px-4 py-3 text-left font-normal">
                <Link href={modelPath(model.slug)} className="font-semibold hover:underline">
                  {model.name}
                </Link>
                <span className="block break-all font-mono text-2xs text-subtle">{model.slug}</span>
                <Link
                  href={comparePath(slugs.filter((slug) => slug !== model.slug))}
                  aria-label={`Do not compare ${model.name}`}
                  className="text-subtle text-xs underline hover:text-ink"
                >
                  Remove
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title} className="border-line border-b last:border-b-0">
            <tr>
              <th
                scope="rowgroup"
                colSpan={models.length + 1}
                className="px-4 pt-4 pb-1 text-left font-semibold text-xs"
              >
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.label} row={row} slugs={slugs} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ row, slugs }: { row: ComparisonRow; slugs: readonly string[] }) {
  return (
    <tr>
      <th scope="row" className={`${STICKY} max-w-40 px-4 py-1.5 text-left align-top font-normal text-muted`}>
        {row.label}
      </th>
      {row.cells.map((cell, i) => (
        <td key={slugs[i]} title={cell.title} className="px-4 py-1.5 align-top">
          <span className={cell.isBest ? "font-semibold text-accent-ink" : row.differs ? "" : "text-subtle"}>
            {cell.text}
          </span>
          {cell.isBest && <span className="sr-only"> (best)</span>}
        </td>
      ))}
    </tr>
  );
}
