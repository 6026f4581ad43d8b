import { BookOpen, Boxes, Braces, type LucideIcon } from "lucide-react";
import { Link } from "../../ui/actions/link";
import type { SearchHit } from "./find-documents";
import { excerpt, markWords } from "./mark-words";

const ICONS: Record<SearchHit["kind"], LucideIcon> = { guide: BookOpen, endpoint: Braces, model: Boxes };

type SearchHitLineProps = {
  id: string;
  hit: SearchHit;
  isCurrent: boolean;
  onPoint: () => void;
  onGo: () => void;
};

export function SearchHitLine({ id, hit, isCurrent, onPoint, onGo }: SearchHitLineProps) {
  const Icon = ICONS[hit.kind];
  return (
    <Link
      id={id}
      role="option"
      aria-selected={isCurrent}
      href={hit.href}
      tabIndex={-1}
      onPointerMove={onPoint}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        onGo();
      }}
      className="flex gap-2.5 rounded-md px-2 py-1.5 aria-selected:bg-hover"
    >
      <Icon size={14} aria-hidden className="mt-0.5 shrink-0 text-subtle" />
      <span className="min-w-0">
        <span className="flex flex-wrap gap-x-2">
          <span className="font-medium">
            <Marked text={hit.title} words={hit.words} />
          </span>
          <span className="text-subtle text-xs">{hit.page}</span>
        </span>
        <span className="line-clamp-2 text-muted text-xs [overflow-wrap:anywhere]">
          <Marked text={excerpt(hit.text, hit.words)} words={hit.words} />
        </span>
      </span>
    </Link>
  );
}

function Marked({ text, words }: { text: string; words: readonly string[] }) {
  let offset = 0;
  return markWords(text, words).map((part) => {
    offset += part.text.length;
    return part.isHit ? (
      <mark key={offset} className="bg-transparent font-semibold text-accent-ink">
        {part.text}
      </mark>
    ) : (
      part.text
    );
  });
}
