import type { LucideIcon } from "lucide-react";
import { Button } from "../../ui/actions/button";

type DangerItemProps = {
  title: string;
  text: string;
  icon: LucideIcon;
  label: string;
  onOpen: () => void;
};

/** One thing that is hard to take back, what it does, and its button. */
export function DangerItem({ title, text, icon, label, onOpen }: DangerItemProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{title}</p>
        <p className="text-muted">{text}</p>
      </div>
      <Button variant="danger" icon={icon} onClick={onOpen}>
        {label}
      </Button>
    </div>
  );
}
