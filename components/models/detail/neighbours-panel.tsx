import type { ResponseOf } from "@/lib/contract/endpoint";
import type { getPublicModelEndpoint } from "@/lib/contract/public-models";
import { Link } from "../../ui/actions/link";
import { Panel } from "../../ui/page/panel";
import { comparePath, modelPath } from "../address";

type Neighbour = ResponseOf<typeof getPublicModelEndpoint>["cheaper"][number];
type NeighboursProps = { title: string; description: string; slug: string; neighbours: readonly Neighbour[] };

/** Models beside this one, each with what speaks for it. */
export function Neighbours({ title, description, slug, neighbours }: NeighboursProps) {
  if (neighbours.length === 0) return null;
  return (
    <Panel title={title} description={description} flush>
      <ul className="divide-y divide-line">
        {neighbours.map(({ model, reasons }) => (
          <li
            key={model.slug}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-4 py-2.5"
          >
            <div className="min-w-0 flex-1 basis-56">
              <Link href={modelPath(model.slug)} className="font-medium hover:underline">
                {model.name}
              </Link>
              <span className="block break-all font-mono text-2xs text-subtle">{model.slug}</span>
              <p className="text-muted text-xs">{sentence(reasons)}</p>
            </div>
            <Link
              href={comparePath([slug, model.slug])}
              aria-label={`Compare with ${model.name}`}
              className="text-muted text-xs underline hover:text-ink"
            >
              Compare
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function sentence(reasons: readonly string[]): string {
  const text = reasons.join(", ");
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}.`;
}
