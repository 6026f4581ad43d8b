"use client";

import type { UseFormReturn } from "react-hook-form";
import type { createChannelEndpoint } from "@/lib/contract/alert-channels";
import type { BodyOf } from "@/lib/contract/endpoint";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { LinesInput } from "../ui/forms/lines-input";
import { MultiSelect } from "../ui/forms/multi-select";
import { KIND_OPTIONS, ROLE_OPTIONS } from "./channel-text";

type NewChannel = BodyOf<typeof createChannelEndpoint>;

type ChannelFieldsProps = {
  form: UseFormReturn<NewChannel, unknown, NewChannel>;
  /** The address is kept as it is while the field is empty. */
  isKnown: boolean;
};

/** What a channel is called, whom it reaches and with what. */
export function ChannelFields({ form, isKnown }: ChannelFieldsProps) {
  const type = form.watch("type");
  return (
    <>
      <FormField form={form} name="name" label="Name">
        {(field) => <Input {...field} autoComplete="off" placeholder="Finance" />}
      </FormField>
      {type === "email" ? (
        <MailFields form={form} />
      ) : (
        <FormField
          form={form}
          name="url"
          label="Address"
          hint={isKnown ? "Left empty, it stays what it is." : "A public https address."}
        >
          {(field) => (
            <Input
              {...field}
              mono
              autoComplete="off"
              placeholder={
                type === "slack" ? "https://hooks.slack.com/services/…" : "https://example.com/turnpike"
              }
            />
          )}
        </FormField>
      )}
      <FormField form={form} name="kinds" label="What is sent">
        {(field) => (
          <MultiSelect
            aria-label="What is sent"
            value={field.value}
            onChange={field.onChange as (value: string[]) => void}
            options={KIND_OPTIONS}
            placeholder="Choose"
          />
        )}
      </FormField>
    </>
  );
}

function MailFields({ form }: Pick<ChannelFieldsProps, "form">) {
  return (
    <>
      <FormField form={form} name="roles" label="Members with the role">
        {(field) => (
          <MultiSelect
            aria-label="Members with the role"
            value={field.value ?? []}
            onChange={field.onChange as (value: string[]) => void}
            options={ROLE_OPTIONS}
            placeholder="None"
          />
        )}
      </FormField>
      <FormField form={form} name="addresses" label="And these addresses" hint="One a line.">
        {(field) => (
          <LinesInput
            rows={3}
            value={field.value}
            onChange={field.onChange}
            placeholder="finance@example.com"
          />
        )}
      </FormField>
    </>
  );
}
