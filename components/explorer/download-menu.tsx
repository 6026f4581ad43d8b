"use client";

import { ChevronDown, Download } from "lucide-react";
import { usageExportPath } from "@/lib/client/usage";
import { Button } from "../ui/actions/button";
import { DropdownMenu, MenuItem } from "../ui/actions/dropdown-menu";
import { ALL_ROWS_MAX, type ExplorerReads } from "./explorer-reads";

type DownloadMenuProps = { orgId: string; reads: ExplorerReads };

/** What is shown, as a file: the chart's buckets, or the table's rows, all of them. */
export function DownloadMenu({ orgId, reads }: DownloadMenuProps) {
  const chart = usageExportPath(orgId, { view: "series", ...reads.series });
  const table = usageExportPath(orgId, { view: "breakdown", ...reads.breakdown, limit: ALL_ROWS_MAX });
  return (
    <DropdownMenu
      trigger={
        <Button icon={Download}>
          Download CSV
          <ChevronDown size={13} aria-hidden className="text-subtle" />
        </Button>
      }
    >
      <MenuItem onSelect={() => download(chart)}>Over time, as in the chart</MenuItem>
      <MenuItem onSelect={() => download(table)}>By value, as in the table</MenuItem>
    </DropdownMenu>
  );
}

/** The answer is an attachment, so the page stays. */
function download(path: string): void {
  const link = document.createElement("a");
  link.href = path;
  link.download = "";
  link.click();
}
