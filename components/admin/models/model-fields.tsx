"use client";

import type { ArrayPath, FieldValues, Path, UseFormReturn } from "react-hook-form";
import { CAPABILITIES, MODALITIES, OPERATIONS, type Operation, TOKENIZERS } from "@/lib/contract/models";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { MultiSelect } from "../../ui/forms/multi-select";
import { NumberInput } from "../../ui/forms/number-input";
import { Select } from "../../ui/forms/select";
import { Textarea } from "../../ui/forms/textarea";
import { RoutesInput } from "./routes-input";

const CAPABILITY_LABELS: Record<(typeof CAPABILITIES)[number], string> = {
  tools: "Tools",
  parallel_tools: "Parallel tools",
  json_schema: "JSON schema",
  reasoning: "Reasoning",
  vision: "Vision",
  files: "Files",
  audio: "Audio",
  logprobs: "Log probabilities",
  web_search: "Web search",
};
const CAPABILITY_OPTIONS = CAPABILITIES.map((value) => ({ value, label: CAPABILITY_LABELS[value] }));
const OPERATION_LABELS: Record<Operation, string> = {
  chat: "Chat",
  embeddings: "Embeddings",
  images: "Images",
  speech: "Speech",
  transcription: "Transcription",
  moderation: "Moderation",
};
const OPERATION_OPTIONS = OPERATIONS.map((value) => ({ value, label: OPERATION_LABELS[value] }));
const MODALITY_OPTIONS = MODALITIES.map((value) => ({ value, label: value }));
const TOKENIZER_OPTIONS = TOKENIZERS.map((value) => ({ value, label: value }));

type ModelFieldsProps<Values extends FieldValues> = { form: UseFormReturn<Values, unknown, Values> };

export function ModelFields<Values extends FieldValues>({ form }: ModelFieldsProps<Values>) {
  const path = (name: string) => name as Path<Values>;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name={path("name")} label="Name">
          {(field) => <Input {...field} autoComplete="off" placeholder="GPT-5 mini" />}
        </FormField>
        <FormField form={form} name={path("ownedBy")} label="Made by">
          {(field) => <Input {...field} autoComplete="off" placeholder="openai" />}
        </FormField>
        <FormField form={form} name={path("contextTokens")} label="Context">
          {(field) => <NumberInput {...field} trail="tokens" />}
        </FormField>
        <FormField form={form} name={path("maxOutputTokens")} label="Longest answer">
          {(field) => <NumberInput {...field} trail="tokens" />}
        </FormField>
        <FormField form={form} name={path("inputModalities")} label="Takes">
          {(field) => (
            <MultiSelect
              value={field.value ?? []}
              onChange={field.onChange}
              options={MODALITY_OPTIONS}
              placeholder="text"
            />
          )}
        </FormField>
        <FormField form={form} name={path("outputModalities")} label="Gives">
          {(field) => (
            <MultiSelect
              value={field.value ?? []}
              onChange={field.onChange}
              options={MODALITY_OPTIONS}
              placeholder="text"
            />
          )}
        </FormField>
        <FormField form={form} name={path("operations")} label="Answers" hint="Which kind of call.">
          {(field) => (
            <MultiSelect
              value={field.value ?? []}
              onChange={field.onChange}
              options={OPERATION_OPTIONS}
              placeholder="Chat"
            />
          )}
        </FormField>
        <FormField form={form} name={path("capabilities")} label="Capabilities">
          {(field) => (
            <MultiSelect
              value={field.value ?? []}
              onChange={field.onChange}
              options={CAPABILITY_OPTIONS}
              placeholder="None"
            />
          )}
        </FormField>
        <FormField
          form={form}
          name={path("tokenizer")}
          label="Tokenizer"
          hint="Counts where the provider does not say."
        >
          {(field) => <Select value={field.value} onChange={field.onChange} options={TOKENIZER_OPTIONS} />}
        </FormField>
      </div>
      <FormField form={form} name={path("description")} label="Description" optional>
        {(field) => <Textarea {...field} rows={2} />}
      </FormField>
      <RoutesInput form={form} name={"routes" as ArrayPath<Values>} />
    </>
  );
}
