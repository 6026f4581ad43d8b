import { buttonStyle } from "../../ui/actions/button-style";
import { Link } from "../../ui/actions/link";
import { modelsPath, type Params } from "../address";

type ModelPagesProps = { params: Params; page: number; pages: number };

export function ModelPages({ params, page, pages }: ModelPagesProps) {
  if (pages < 2) return null;
  const link = (to: number, label: string) =>
    to >= 1 && to <= pages ? (
      <Link
        href={modelsPath(params, { page: to === 1 ? null : String(to) })}
        className={buttonStyle("secondary", "sm")}
      >
        {label}
      </Link>
    ) : null;
  return (
    <nav
      aria-label="Pages"
      className="flex items-center justify-between gap-3 border-line border-t px-4 py-2.5"
    >
      <span className="text-muted text-xs">
        Page {page} of {pages}
      </span>
      <span className="flex gap-2">
        {link(page - 1, "Previous")}
        {link(page + 1, "Next")}
      </span>
    </nav>
  );
}
