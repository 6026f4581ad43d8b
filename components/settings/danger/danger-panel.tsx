import { can, type Role } from "@/lib/access";
import { Panel } from "../../ui/page/panel";
import { CloseOrg } from "./close-org";
import { LeaveOrg } from "./leave-org";

type DangerPanelProps = { org: { id: string; name: string }; role: Role };

/** What cannot be taken back by who does it, apart from the rest. */
export function DangerPanel({ org, role }: DangerPanelProps) {
  return (
    <Panel title="Danger zone" className="border-danger/40 lg:col-span-2">
      <div className="flex flex-col gap-4">
        <LeaveOrg org={org} />
        {can(role, "org.delete") && <CloseOrg org={org} />}
      </div>
    </Panel>
  );
}
