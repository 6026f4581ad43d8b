"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { ROLE_LABELS, ROLES, type Role } from "@/lib/access";
import { Badge } from "../ui/data/badge";
import type { Column } from "../ui/data/column";
import { RelativeTime } from "../ui/data/relative-time";
import { Table } from "../ui/data/table";
import { Panel } from "../ui/page/panel";
import type { Member, MemberPage } from "./member";
import { MemberActions } from "./member-actions";
import { mayChange, ROLE_PHRASES } from "./role-text";

type MemberTableProps = {
  org: { id: string; name: string };
  query: UseQueryResult<MemberPage>;
  role: Role;
  userId: string;
};

function memberColumns(userId: string): Column<Member>[] {
  return [
    {
      id: "name",
      header: "Name",
      sortBy: (member) => member.name,
      cell: (member) => (
        <div className="min-w-0">
          <span className="flex items-center gap-2 font-medium">
            <span className="truncate">{member.name}</span>
            {member.userId === userId && <Badge tone="accent">you</Badge>}
          </span>
          <span className="block break-all text-subtle text-xs">{member.email}</span>
        </div>
      ),
    },
    {
      id: "role",
      header: "Role",
      sortBy: (member) => ROLES.indexOf(member.role),
      cell: (member) => (
        <div>
          {ROLE_LABELS[member.role]}
          <span className="block text-subtle text-xs max-sm:hidden">{ROLE_PHRASES[member.role]}</span>
        </div>
      ),
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
      id: "joined",
      header: "Joined",
      sortBy: (member) => Date.parse(member.createdAt),
      cell: (member) => <RelativeTime at={member.createdAt} className="text-muted" />,
    },
  ];
}

export function MemberTable({ org, query, role, userId }: MemberTableProps) {
  const [found] = useQueryState("find");
  return (
    <Panel flush title="Members">
      <Table
        label="Members"
        columns={memberColumns(userId)}
        rows={query.data?.items}
        rowKey={(member) => member.userId}
        rowClassName={(member) => (member.userId === found ? "bg-accent-soft" : undefined)}
        defaultSort={{ column: "role", direction: "asc" }}
        error={query.error}
        onRetry={query.refetch}
        actions={(member) =>
          (member.userId === userId || mayChange(role, member.role)) && (
            <MemberActions org={org} member={member} role={role} isSelf={member.userId === userId} />
          )
        }
      />
    </Panel>
  );
}
