import { Check, Minus } from "lucide-react";
import { can, ROLES, type Role } from "@/lib/access";
import { cn } from "../ui/cn";
import { Badge } from "../ui/data/badge";
import { Panel } from "../ui/page/panel";
import { PERMISSION_LABELS, PERMISSION_LIST, ROLE_LABELS } from "./role-text";

/** The permission table as it is enforced, so that nobody has to guess what a role may do. */
export function RoleTable({ own }: { own: Role }) {
  return (
    <Panel flush title="What each role may do">
      <div className="relative overflow-x-auto">
        <table className="w-full min-w-[34rem] text-sm">
          <thead>
            <tr className="border-line border-b text-xs">
              <th scope="col" className="h-9 px-4 text-left font-medium text-subtle">
                May
              </th>
              {ROLES.map((role) => (
                <th key={role} scope="col" className="px-2 font-medium text-muted">
                  {ROLE_LABELS[role]}
                  {role === own && (
                    <Badge tone="accent" className="ml-1.5">
                      you
                    </Badge>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {PERMISSION_LIST.map((permission) => (
              <tr key={permission} className="border-line border-b last:border-b-0">
                <th scope="row" className="px-4 py-1.5 text-left font-normal">
                  {PERMISSION_LABELS[permission]}
                </th>
                {ROLES.map((role) => (
                  <td key={role} className={cn("px-2 text-center", role === own && "bg-sunken")}>
                    <Mark granted={can(role, permission)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Mark({ granted }: { granted: boolean }) {
  const Icon = granted ? Check : Minus;
  return (
    <>
      <Icon
        size={14}
        aria-hidden
        className={cn("inline-block", granted ? "text-accent-ink" : "text-subtle opacity-50")}
      />
      <span className="sr-only">{granted ? "yes" : "no"}</span>
    </>
  );
}
