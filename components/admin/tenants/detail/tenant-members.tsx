import { VenetianMask } from "lucide-react";
import { ROLE_LABELS, ROLES } from "@/lib/access";
import { IconButton } from "../../../ui/actions/icon-button";
import { Badge } from "../../../ui/data/badge";
import type { Column } from "../../../ui/data/column";
import { formatExactCount } from "../../../ui/data/number-format";
import { RelativeTime } from "../../../ui/data/relative-time";
import { Table } from "../../../ui/data/table";
import { Panel } from "../../../ui/page/panel";
import type { TenantDetail } from "../tenant";

type Member = TenantDetail["members"][number];

const columns: Column<Member>[] = [
  {
    id: "name",
    header: "Name",
    sortBy: (member) => member.name,
    cell: (member) => (
      <div className="min-w-0">
        <span className="flex items-center gap-2">
          <span className="truncate">{member.name}</span>
          {member.isOperator && <Badge tone="info">operator</Badge>}
        </span>
        <span className="block break-all text-subtle text-xs">{member.email}</span>
      </div>
    ),
  },
  {
    id: "role",
    header: "Role",
    sortBy: (member) => ROLES.indexOf(member.role),
    cell: (member) => ROLE_LABELS[member.role],
  },
  {
    id: "twoFactor",
    header: "Two-factor",
    hideOnTablet: true,
    sortBy: (member) => Number(member.hasTwoFactor),
    cell: (member) =>
      member.hasTwoFactor ? <Badge tone="accent">on</Badge> : <span className="text-subtle">off</span>,
  },
  {
    id: "seen",
    header: "Last seen",
    hideOnPhone: true,
    sortBy: (member) => (member.lastSeenAt ? Date.parse(member.lastSeenAt) : null),
    cell: (member) => <RelativeTime at={member.lastSeenAt} never="signed out" className="text-muted" />,
  },
];

type TenantMembersProps = {
  members: TenantDetail["members"];
  total: number;
  /** Left out where nobody sees its pages. */
  onLookAs: ((member: Member) => void) | undefined;
};

/** Who belongs to it. */
export function TenantMembers({ members, total, onLookAs }: TenantMembersProps) {
  const rest = total - members.length;
  return (
    <Panel
      flush
      title="Members"
      description={rest > 0 ? `The first ${members.length}; ${formatExactCount(rest)} more.` : undefined}
    >
      <Table
        label="Members"
        columns={columns}
        rows={members}
        rowKey={(member) => member.userId}
        defaultSort={{ column: "role", direction: "asc" }}
        actions={
          onLookAs &&
          ((member) =>
            !member.isOperator && (
              <IconButton
                icon={VenetianMask}
                label={`See it as ${member.name}`}
                onClick={() => onLookAs(member)}
              />
            ))
        }
        empty={<p className="p-4 text-muted">Nobody belongs to it any more.</p>}
      />
    </Panel>
  );
}
