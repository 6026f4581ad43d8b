"use client";

import { Button } from "../actions/button";

type PaginationProps = {
  shown: number;
  noun: string;
  /** When an s is not enough. */
  plural?: string;
  hasMore: boolean;
  loading?: boolean;
  onMore: () => void;
};

/** Lists are cursors: what is shown, and a button for more. */
export function Pagination({ shown, noun, plural = `${noun}s`, hasMore, loading, onMore }: PaginationProps) {
  return (
    <div className="flex items-center justify-between gap-4 px-4 py-2.5 text-subtle text-xs">
      <span>
        {shown} {shown === 1 ? noun : plural}
        {hasMore ? " shown" : ""}
      </span>
      {hasMore && (
        <Button size="sm" loading={loading} onClick={onMore}>
          Show more
        </Button>
      )}
    </div>
  );
}
