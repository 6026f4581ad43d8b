"use client";

import { useEffect, useMemo } from "react";
import type { FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";
import { lazyModule } from "../overlays/lazy/lazy-module";

type Schema<Values> = z.ZodType<Values, Values>;

const resolverModule = lazyModule(() => import("@hookform/resolvers/zod"));

export type LazySchema<Values> = { warm: () => void; load: () => Promise<Schema<Values>> };

export const lazySchema = <Values>(importSchema: () => Promise<Schema<Values>>): LazySchema<Values> =>
  lazyModule(importSchema);

/** Checks a form with a schema that comes with the first touch of the page, for pages that have to be light. */
export function useLazyResolver<Values extends FieldValues>(schema: LazySchema<Values>): Resolver<Values> {
  useEffect(() => {
    resolverModule.warm();
    schema.warm();
  }, [schema]);
  return useMemo(() => {
    return async (values, context, options) => {
      const [{ zodResolver }, loaded] = await Promise.all([resolverModule.load(), schema.load()]);
      return zodResolver(loaded)(values, context, options);
    };
  }, [schema]);
}
