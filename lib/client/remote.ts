import type * as contract from "../contract/endpoint";

declare const declared: unique symbol;

/**
 * An endpoint as the browser knows it: where it is, and its contract as a type alone. So no page loads zod, or builds a
 * schema, to ask for something.
 */
export type Remote<E extends contract.Endpoint = contract.Endpoint> = Pick<
  contract.Endpoint,
  "id" | "method" | "path"
> & { readonly [declared]?: E };

type ContractOf<R extends Remote> = R extends Remote<infer E> ? E : never;

export type BodyOf<R extends Remote> = contract.BodyOf<ContractOf<R>>;
export type QueryOf<R extends Remote> = contract.QueryOf<ContractOf<R>>;
export type ResponseOf<R extends Remote> = contract.ResponseOf<ContractOf<R>>;
