"use client";

import { useEffect, useState } from "react";
import type { SearchDocument } from "@/lib/docs/search/search-documents";
import { createSearch, type SearchHit } from "./find-documents";

type Search = (text: string) => SearchHit[];

let loading: Promise<Search> | undefined;

async function load(): Promise<Search> {
  const response = await fetch("/docs/search.json");
  if (!response.ok) throw new Error(`The index was answered ${response.status}.`);
  return createSearch((await response.json()) as SearchDocument[]);
}

/** The index is fetched once a visit; one that failed is fetched again at the next opening. */
function loadOnce(): Promise<Search> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

export type SearchState = { search: Search | null; hasFailed: boolean };

export function useSearch(): SearchState {
  const [state, setState] = useState<SearchState>({ search: null, hasFailed: false });
  useEffect(() => {
    let isHere = true;
    loadOnce().then(
      (search) => isHere && setState({ search, hasFailed: false }),
      () => isHere && setState({ search: null, hasFailed: true }),
    );
    return () => {
      isHere = false;
    };
  }, []);
  return state;
}
