import { endpointPages } from "./endpoint-pages";
import { listOutboxEndpoint } from "./endpoints/outbox";

export const outboxPages = () => endpointPages(listOutboxEndpoint);
