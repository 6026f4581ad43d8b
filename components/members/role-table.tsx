import { Check, Minus } from "lucide-react";
import { can, ROLE_LABELS, ROLES, type Role } from "@/lib/access";
import { cn } from "../ui/cn";
import { Badge } from "../ui/data/badge";
import { Panel } from "../ui/page/panel";
import { PERMISSION_LABELS, PERMISSION_LIST } from "./role-text";

/** The permission table as it is enforced, so that nobody has to guess what a role may do. */
export function RoleTable({ own }: { own: Role }) {
  return (
    <Panel flush title="What each role may do">
      <div className="relative overflow-x-auto">
        <table className="w-full text-sm sm:min-w-[34rem]">
          <thead>
            <tr className="border-line border-b text-2xs sm:text-xs">
              <th scope="col" className="h-9 px-4 text-left max-sm:pr-1 font-medium text-subtle">
                May
              </th>
              {ROLES.map((role) => (
                <th
                  key={role}
                  scope="col"
                  className={cn(
                    "px-1 font-medium text-muted last:pr-3 sm:px-2",
                    role === own && "max-sm:bg-sunken max-sm:text-ink",
                  )}
                >
                  {ROLE_LABELS[role]}
                  {role === own && (
                    <Badge tone="accent" className="ml-1.5 max-sm:sr-only">
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
                <th scope="row" className="px-4 py-1.5 text-left font-normal max-sm:pr-1 max-sm:text-xs">
                  {PERMISSION_LABELS[permission]}
                </th>
                {ROLES.map((role) => (
                  <td
                    key={role}
                    className={cn("px-1 text-center last:pr-3 sm:px-2", role === own && "bg-sunken")}
                  >
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
