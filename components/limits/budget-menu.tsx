import { Ellipsis, Pencil, Timer, Trash2 } from "lucide-react";
import { DropdownMenu, MenuItem } from "../ui/actions/dropdown-menu";
import { IconButton } from "../ui/actions/icon-button";

export type BudgetAction = "edit" | "raise" | "remove";

type BudgetMenuProps = { label: string; onOpen: (action: BudgetAction) => void };

/** What can be done with a limit on spend, a cap or an allowance alike. */
export function BudgetMenu({ label, onOpen }: BudgetMenuProps) {
  return (
    <DropdownMenu trigger={<IconButton icon={Ellipsis} size="sm" label={label} />}>
      <MenuItem icon={Pencil} onSelect={() => onOpen("edit")}>
        Change limit…
      </MenuItem>
      <MenuItem icon={Timer} onSelect={() => onOpen("raise")}>
        Raise for a while…
      </MenuItem>
      <MenuItem icon={Trash2} danger onSelect={() => onOpen("remove")}>
        Remove…
      </MenuItem>
    </DropdownMenu>
  );
}
