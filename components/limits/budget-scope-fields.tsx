"use client";

import { useQuery } from "@tanstack/react-query";
import type { UseFormReturn } from "react-hook-form";
import { keysQuery } from "@/lib/client/keys";
import { modelsQuery } from "@/lib/client/models";
import { projectsQuery } from "@/lib/client/projects";
import { Combobox } from "../ui/forms/combobox";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { Select } from "../ui/forms/select";
import type { NewBudget } from "./budget";

const SCOPES = [
  { value: "org", label: "The organization" },
  { value: "project", label: "A project" },
  { value: "key", label: "A key" },
  { value: "model", label: "A model" },
  { value: "customer_default", label: "Each end customer", hint: "Also those who have never called." },
  { value: "customer", label: "One end customer", hint: "In place of what each end customer has." },
] as const;

/** What each end customer may spend is a cap: of many, none is watched by itself. */
const SOFT_SCOPES = SCOPES.filter(({ value }) => value !== "customer_default");

type BudgetScopeFieldsProps = { form: UseFormReturn<NewBudget, unknown, NewBudget>; orgId: string };

/** Whose spend: everything, one project's or key's, each end customer's or one's. */
export function BudgetScopeFields({ form, orgId }: BudgetScopeFieldsProps) {
  const scopeType = form.watch("scopeType");
  const isSoft = form.watch("kind") === "soft";

  function choose(next: NewBudget["scopeType"]) {
    form.setValue("scopeType", next);
    form.setValue("scopeId", next === "org" || next === "customer_default" ? orgId : "");
    form.clearErrors();
  }

  return (
    <>
      <FormField form={form} name="scopeType" label="Whose spend">
        {(field) => <Select value={field.value} onChange={choose} options={isSoft ? SOFT_SCOPES : SCOPES} />}
      </FormField>
      {scopeType === "project" && <ProjectField form={form} orgId={orgId} />}
      {scopeType === "key" && <KeyField form={form} orgId={orgId} />}
      {scopeType === "model" && <ModelField form={form} orgId={orgId} />}
      {scopeType === "customer" && (
        <FormField
          form={form}
          name="scopeId"
          label="End customer"
          hint={
            <>
              What calls carry in <code>user</code>.
            </>
          }
        >
          {(field) => <Input {...field} mono autoComplete="off" placeholder="customer-1042" />}
        </FormField>
      )}
    </>
  );
}

function ProjectField({ form, orgId }: BudgetScopeFieldsProps) {
  const { data } = useQuery(projectsQuery(orgId));
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormField form={form} name="scopeId" label="Project">
      {(field) => (
        <Combobox
          value={field.value || null}
          onChange={field.onChange}
          options={options}
          placeholder="Choose a project"
        />
      )}
    </FormField>
  );
}

function KeyField({ form, orgId }: BudgetScopeFieldsProps) {
  const { data } = useQuery(keysQuery(orgId));
  const options = (data?.items ?? []).map(({ id, name, projectName }) => ({
    value: id,
    label: name,
    hint: projectName,
  }));
  return (
    <FormField form={form} name="scopeId" label="Key">
      {(field) => (
        <Combobox
          value={field.value || null}
          onChange={field.onChange}
          options={options}
          placeholder="Choose a key"
        />
      )}
    </FormField>
  );
}

function ModelField({ form, orgId }: BudgetScopeFieldsProps) {
  const { data } = useQuery(modelsQuery(orgId));
  const options = (data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name, hint: slug }));
  return (
    <FormField form={form} name="scopeId" label="Model">
      {(field) => (
        <Combobox
          value={field.value || null}
          onChange={field.onChange}
          options={options}
          placeholder="Choose a model"
        />
      )}
    </FormField>
  );
}
