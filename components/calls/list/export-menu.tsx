import { Download } from "lucide-react";
import { type CallFilters, callExportPath } from "@/lib/client/calls";
import { Button } from "../../ui/actions/button";
import { DropdownMenu, MenuGroup, MenuItem } from "../../ui/actions/dropdown-menu";

/** The list's calls as a file. */
export function ExportMenu({ orgId, filters }: { orgId: string; filters: CallFilters }) {
  const { sort: _, ...query } = filters;
  function download(format: "csv" | "ndjson") {
    // A link to save, so that a refusal does not take the page's place.
    const link = document.createElement("a");
    link.href = callExportPath(orgId, { ...query, format });
    link.download = "";
    link.click();
  }
  return (
    <DropdownMenu trigger={<Button icon={Download}>Export</Button>}>
      <MenuGroup label="Newest 100,000 that match">
        <MenuItem onSelect={() => download("csv")}>CSV</MenuItem>
        <MenuItem onSelect={() => download("ndjson")}>NDJSON</MenuItem>
      </MenuGroup>
    </DropdownMenu>
  );
}
