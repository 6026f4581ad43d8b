import { endpointPages } from "./endpoint-pages";
import { endpointMutation } from "./endpoint-query";
import { listQuarantineEndpoint, resolveQuarantineEndpoint } from "./endpoints/quarantine";
import type { BodyOf } from "./remote";

export const quarantinePages = (state: "open" | "resolved") =>
  endpointPages(listQuarantineEndpoint, { query: { state } });

export const resolveQuarantineMutation = (entryId: string) =>
  endpointMutation(resolveQuarantineEndpoint, {
    request: (body: BodyOf<typeof resolveQuarantineEndpoint>) => ({ params: { entryId }, body }),
    stale: [listQuarantineEndpoint],
  });
