"use client";

import { useMutation } from "@tanstack/react-query";
import { X } from "lucide-react";
import { clearContentPolicyMutation } from "@/lib/client/content";
import type { getContentPolicyEndpoint } from "@/lib/contract/content";
import type { ResponseOf } from "@/lib/contract/endpoint";
import { IconButton } from "../../ui/actions/icon-button";
import { toast } from "../../ui/feedback/toaster";
import { describePolicy } from "./prepare-policy";

type ProjectPoliciesProps = {
  orgId: string;
  projects: ResponseOf<typeof getContentPolicyEndpoint>["projects"];
  mayWrite: boolean;
};

/** Projects with a policy of their own. */
export function ProjectPolicies({ orgId, projects, mayWrite }: ProjectPoliciesProps) {
  const clear = useMutation(clearContentPolicyMutation(orgId));
  if (projects.length === 0) return null;
  return (
    <ul aria-label="Projects with their own rule" className="divide-y divide-line border-line border-y">
      {projects.map(({ projectId, projectName, ...policy }) => (
        <li key={projectId} className="flex min-h-11 items-center justify-between gap-4 py-1.5">
          <span className="min-w-0">
            <span className="font-medium">{projectName}</span>{" "}
            <span className="text-muted">{describePolicy(policy)}</span>
          </span>
          {mayWrite && (
            <IconButton
              icon={X}
              size="sm"
              label={`Let ${projectName} follow the organization`}
              disabled={clear.isPending}
              onClick={() => clear.mutate(projectId, { onError: (error) => toast.error(error.message) })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
