"use client";

import { useQuery } from "@tanstack/react-query";
import type { UseFormReturn } from "react-hook-form";
import { keysQuery } from "@/lib/client/keys";
import { projectsQuery } from "@/lib/client/projects";
import { Segmented } from "../ui/actions/segmented";
import { Combobox } from "../ui/forms/combobox";
import { FormField } from "../ui/forms/form-field";
import type { NewBudget } from "./budget";

const SCOPES = [
  { value: "org", label: "Organization" },
  { value: "project", label: "A project" },
  { value: "key", label: "A key" },
] as const;

type BudgetScopeFieldsProps = { form: UseFormReturn<NewBudget, unknown, NewBudget>; orgId: string };

/** Whose spend: everything, or one project's or key's. */
export function BudgetScopeFields({ form, orgId }: BudgetScopeFieldsProps) {
  const scopeType = form.watch("scopeType");
  const projects = useQuery({ ...projectsQuery(orgId), enabled: scopeType === "project" });
  const keys = useQuery({ ...keysQuery(orgId), enabled: scopeType === "key" });
  const options =
    scopeType === "project"
      ? (projects.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
      : (keys.data?.items ?? []).map((key) => ({ value: key.id, label: key.name, hint: key.projectName }));

  function choose(next: NewBudget["scopeType"]) {
    form.setValue("scopeType", next);
    form.setValue("scopeId", next === "org" ? orgId : "");
    form.clearErrors();
  }

  return (
    <>
      <FormField form={form} name="scopeType" label="Whose spend">
        {() => <Segmented label="Whose spend" value={scopeType} onChange={choose} options={SCOPES} />}
      </FormField>
      {scopeType !== "org" && (
        <FormField form={form} name="scopeId" label={scopeType === "project" ? "Project" : "Key"}>
          {(field) => (
            <Combobox
              value={field.value || null}
              onChange={field.onChange}
              options={options}
              placeholder={scopeType === "project" ? "Choose a project" : "Choose a key"}
            />
          )}
        </FormField>
      )}
    </>
  );
}
