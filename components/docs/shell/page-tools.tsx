import { FileText } from "lucide-react";
import { CopyPage } from "./copy-page";

/** The page as text: for a model, a note, a colleague. */
export function PageTools({ path }: { path: string }) {
  return (
    <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs print:hidden">
      <CopyPage textPath={`${path}.md`} />
      <a href={`${path}.md`} className="inline-flex items-center gap-1.5 text-muted hover:text-ink">
        <FileText size={12} aria-hidden />
        View as Markdown
      </a>
    </p>
  );
}
