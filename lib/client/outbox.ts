import { listOutboxEndpoint } from "../contract/outbox";
import { endpointPages } from "./endpoint-pages";

export const outboxPages = () => endpointPages(listOutboxEndpoint);
