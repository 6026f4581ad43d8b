"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type DefaultValues, type FieldValues, type Resolver, useForm } from "react-hook-form";
import type { z } from "zod";
import type { BodyOf, Endpoint } from "@/lib/contract/endpoint";

type WithBody = Endpoint<z.ZodObject, z.ZodObject, z.ZodObject>;
type Values<E extends WithBody> = BodyOf<E> & FieldValues;

/** A form over what the endpoint accepts, checked by the server's own schema; submits the values as they go on the wire. */
export function useEndpointForm<E extends WithBody>(endpoint: E, defaultValues: DefaultValues<Values<E>>) {
  const resolver = zodResolver(endpoint.body, undefined, { raw: true }) as unknown as Resolver<
    Values<E>,
    unknown,
    Values<E>
  >;
  return useForm<Values<E>, unknown, Values<E>>({ resolver, defaultValues });
}
