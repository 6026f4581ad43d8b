import { ButtonLink } from "../../ui/actions/button-link";
import { Link } from "../../ui/actions/link";
import { comparePath, modelsPath, type Params } from "../address";

type CompareBarProps = { params: Params; compared: readonly string[] };

/** What was chosen to be compared, at the foot of the window. */
export function CompareBar({ params, compared }: CompareBarProps) {
  if (compared.length === 0) return null;
  return (
    <aside
      aria-label="Comparison"
      className="sticky bottom-0 z-20 -mx-4 mt-4 flex flex-wrap items-center gap-2 border-line border-t bg-surface px-4 py-2.5 shadow-pop sm:mx-0 sm:rounded-t-lg sm:border-x"
    >
      <ul className="flex min-w-0 flex-1 flex-wrap gap-1.5">
        {compared.map((slug) => (
          <li key={slug}>
            <Link
              href={modelsPath(params, { compare: compared.filter((each) => each !== slug).join(",") })}
              replace
              scroll={false}
              aria-label={`Do not compare ${slug}`}
              className="inline-flex h-7 items-center gap-1.5 break-all rounded-md border border-line px-2 font-mono text-2xs hover:bg-hover"
            >
              {slug}
              <span aria-hidden>×</span>
            </Link>
          </li>
        ))}
      </ul>
      {compared.length > 1 ? (
        <ButtonLink href={comparePath(compared)} variant="primary">
          Compare {compared.length} models
        </ButtonLink>
      ) : (
        <span className="text-muted text-xs">Choose another to compare it with.</span>
      )}
    </aside>
  );
}
