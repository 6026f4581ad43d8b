import { listOutboxEndpoint } from "@/lib/contract/outbox";
import { listOutbox } from "@/lib/domain/mail";
import { route } from "@/lib/web/route";

export const GET = route(listOutboxEndpoint, listOutbox);
