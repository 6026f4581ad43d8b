import type { BodyOf } from "../contract/endpoint";
import { listQuarantineEndpoint, resolveQuarantineEndpoint } from "../contract/quarantine";
import { endpointPages } from "./endpoint-pages";
import { endpointMutation } from "./endpoint-query";

export const quarantinePages = (state: "open" | "resolved") =>
  endpointPages(listQuarantineEndpoint, { query: { state } });

export const resolveQuarantineMutation = (entryId: string) =>
  endpointMutation(resolveQuarantineEndpoint, {
    request: (body: BodyOf<typeof resolveQuarantineEndpoint>) => ({ params: { entryId }, body }),
    stale: [listQuarantineEndpoint],
  });
