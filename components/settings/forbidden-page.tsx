import { Lock } from "lucide-react";
import { can, type Permission, ROLE_LABELS, ROLES, type Role } from "@/lib/access";
import { EmptyState } from "../ui/feedback/empty-state";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";

type ForbiddenPageProps = { title: string; role: Role; permission: Permission };

/** For a page that the role may not see: says who may. */
export function ForbiddenPage({ title, role, permission }: ForbiddenPageProps) {
  const allowed = ROLES.filter((each) => can(each, permission)).map((each) =>
    ROLE_LABELS[each].toLowerCase(),
  );
  return (
    <>
      <PageHeader title={title} />
      <Panel>
        <EmptyState
          icon={Lock}
          title={`Your role (${ROLE_LABELS[role].toLowerCase()}) does not include this page`}
        >
          It is for these roles: {allowed.join(", ")}. An admin or the owner can change yours.
        </EmptyState>
      </Panel>
    </>
  );
}
