"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { importModelsMutation, upstreamModelsQuery } from "@/lib/client/providers";
import { Button } from "../../ui/actions/button";
import { ButtonLink } from "../../ui/actions/button-link";
import { Badge } from "../../ui/data/badge";
import { ErrorState } from "../../ui/feedback/error-state";
import { Notice } from "../../ui/feedback/notice";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Checkbox } from "../../ui/forms/checkbox";
import { Input } from "../../ui/forms/input";
import { DialogActions } from "../../ui/overlays/dialog";

type ImportModelsProps = { providerId: string; onDone: () => void };

export function ImportModels({ providerId, onDone }: ImportModelsProps) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { data, error, refetch } = useQuery(upstreamModelsQuery(providerId));
  const importModels = useMutation(importModelsMutation(providerId));
  if (error) return <ErrorState message={error.message} onRetry={refetch} />;
  if (!data) return <Skeleton className="h-64 w-full" />;
  if (importModels.data) {
    const { imported, skipped } = importModels.data;
    return (
      <>
        <Notice tone="success">
          {imported.length} {imported.length === 1 ? "model" : "models"} imported
          {skipped.length > 0 && `, ${skipped.length} were there already`}. Those that the catalogue or your
          price rule knows have a price; others answer calls once you set one.
        </Notice>
        <DialogActions>
          <Button onClick={onDone}>Close</Button>
          <ButtonLink variant="primary" href="/admin/models?show=unpriced">
            Set prices
          </ButtonLink>
        </DialogActions>
      </>
    );
  }

  const found = data.items.filter((item) => item.upstreamModel.toLowerCase().includes(search.toLowerCase()));
  function toggle(name: string, isOn: boolean) {
    const next = new Set(chosen);
    if (isOn) next.add(name);
    else next.delete(name);
    setChosen(next);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        importModels.mutate([...chosen]);
      }}
    >
      <Input
        aria-label="Search models"
        placeholder={`Search ${data.items.length} models`}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        autoFocus
      />
      <ul
        aria-label="Models of the provider"
        className="mt-3 max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line"
      >
        {found.map((item) => (
          <li key={item.upstreamModel}>
            <div className="flex items-start gap-2.5 px-3 py-1.5 hover:bg-sunken">
              <Checkbox
                aria-label={item.upstreamModel}
                checked={item.imported || chosen.has(item.upstreamModel)}
                disabled={item.imported}
                onChange={(isOn) => toggle(item.upstreamModel, isOn)}
              />
              <span className="min-w-0 flex-1">
                <span className="block break-all font-mono text-xs leading-5">{item.upstreamModel}</span>
                <span className="block break-all text-2xs text-subtle">as {item.slug}</span>
              </span>
              {item.imported && <Badge>in the catalogue</Badge>}
            </div>
          </li>
        ))}
      </ul>
      {importModels.error && (
        <Notice tone="danger" className="mt-3">
          {importModels.error.message}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onDone}>Not now</Button>
        <Button type="submit" variant="primary" disabled={chosen.size === 0} loading={importModels.isPending}>
          {chosen.size === 0 ? "Import" : `Import ${chosen.size}`}
        </Button>
      </DialogActions>
    </form>
  );
}
