"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import {
  type ArrayPath,
  type FieldArray,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useFieldArray,
} from "react-hook-form";
import { providersQuery } from "@/lib/client/providers";
import { Button } from "../../ui/actions/button";
import type { NewRoute } from "./model";
import { RouteRow } from "./route-row";

type RoutesInputProps<Values extends FieldValues> = {
  form: UseFormReturn<Values, unknown, Values>;
  name: ArrayPath<Values>;
};

const FRESH = { upstreamModel: "", priority: 0, weight: 100, enabled: true };

/** Which providers answer the model: by ascending priority, then in proportion to the weights. */
export function RoutesInput<Values extends FieldValues>({ form, name }: RoutesInputProps<Values>) {
  const providers = useQuery(providersQuery());
  const options = (providers.data?.items ?? []).map(({ id, name: label }) => ({ value: id, label }));
  const { fields, append, remove, update } = useFieldArray({ control: form.control, name });
  const routes = (form.watch(name as Path<Values>) ?? []) as NewRoute[];
  const asItem = (route: NewRoute) => route as unknown as FieldArray<Values, ArrayPath<Values>>;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">Answered by</legend>
      {fields.map((field, index) => (
        <RouteRow
          key={field.id}
          route={routes[index]!}
          number={index + 1}
          options={options}
          error={
            form.getFieldState(`${name}.${index}.upstreamModel` as Path<Values>, form.formState).error
              ?.message
          }
          onChange={(part) => update(index, asItem({ ...routes[index]!, ...part }))}
          onRemove={() => remove(index)}
        />
      ))}
      <Button
        size="sm"
        icon={Plus}
        className="self-start"
        onClick={() => append(asItem({ ...FRESH, providerId: options[0]?.value ?? "" }))}
      >
        Add route
      </Button>
    </fieldset>
  );
}
