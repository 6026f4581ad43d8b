"use client";

import { useMutation } from "@tanstack/react-query";
import { publishCatalogMutation } from "@/lib/client/catalog";
import { publishCatalogEndpoint } from "@/lib/contract/catalog";
import { Button } from "../../ui/actions/button";
import { ButtonLink } from "../../ui/actions/button-link";
import { Details } from "../../ui/data/details";
import { Notice } from "../../ui/feedback/notice";
import { Checkbox } from "../../ui/forms/checkbox";
import { DateTimeInput } from "../../ui/forms/date-time-input";
import { OptionField } from "../../ui/forms/field";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { Dialog, DialogActions } from "../../ui/overlays/dialog";
import type { CatalogChange } from "./change";

type PublishDialogProps = { chosen: readonly CatalogChange[]; open: boolean; onClose: () => void };

export function PublishDialog({ chosen, open, onClose }: PublishDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title="Publish to the catalogue">
      <PublishForm chosen={chosen} onClose={onClose} />
    </Dialog>
  );
}

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;

function PublishForm({ chosen, onClose }: Omit<PublishDialogProps, "open">) {
  const publish = useMutation(publishCatalogMutation());
  const form = useEndpointForm(publishCatalogEndpoint, {
    slugs: chosen.map(({ slug }) => slug),
    effectiveFrom: undefined,
    overwriteOwnPrices: false,
  });
  if (publish.data) return <Published result={publish.data} onClose={onClose} />;
  const held = chosen.filter(({ heldBack }) => heldBack !== null).length;
  const count = (kind: CatalogChange["kind"]) => chosen.filter((change) => change.kind === kind).length;
  return (
    <Form
      form={form}
      onSubmit={(values) => publish.mutateAsync(values)}
      actions={
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Publish {chosen.length.toLocaleString("en-US")}
          </Button>
        </DialogActions>
      }
    >
      <p className="text-muted text-sm">
        {plural(count("added"), "new model", "new models")},{" "}
        {plural(count("price"), "changed price", "changed prices")},{" "}
        {plural(count("route"), "new route", "new routes")}. Nothing is edited: calls that were billed keep
        their price.
      </p>
      <FormField form={form} name="effectiveFrom" label="In force from" hint="Empty: at once.">
        {(field) => <DateTimeInput {...field} onChange={(at) => field.onChange(at ?? undefined)} />}
      </FormField>
      {held > 0 && (
        <OptionField
          label={`Also replace ${plural(held, "price", "prices")} set by hand`}
          hint="Otherwise they stay as they are."
        >
          <Checkbox
            checked={form.watch("overwriteOwnPrices") ?? false}
            onChange={(isOn) => form.setValue("overwriteOwnPrices", isOn)}
          />
        </OptionField>
      )}
    </Form>
  );
}

type Result = { added: number; priced: number; routed: number; heldBack: number };

function Published({ result, onClose }: { result: Result; onClose: () => void }) {
  return (
    <div className="flex flex-col gap-4" aria-live="polite">
      <Notice tone="success">Published. Gateways use it within a second.</Notice>
      <Details
        items={[
          { label: "Models added", value: result.added },
          { label: "Prices changed", value: result.priced },
          { label: "Routes added", value: result.routed },
          { label: "Held back", value: result.heldBack },
        ]}
      />
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        <ButtonLink variant="primary" href="/admin/models">
          See the models
        </ButtonLink>
      </DialogActions>
    </div>
  );
}
