"use client";

import { Button } from "../actions/button";

type PaginationProps = {
  shown: number;
  noun: string;
  hasMore: boolean;
  loading?: boolean;
  onMore: () => void;
};

/** Lists are cursors: what is shown, and a button for more. */
export function Pagination({ shown, noun, hasMore, loading, onMore }: PaginationProps) {
  return (
    <div className="flex items-center justify-between gap-4 px-4 py-2.5 text-subtle text-xs">
      <span>
        {shown} {noun}
        {shown === 1 ? "" : "s"}
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
