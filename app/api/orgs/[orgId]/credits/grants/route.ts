import { listCreditGrantsEndpoint } from "@/lib/contract/credits";
import { listCreditGrants } from "@/lib/domain/ledger";
import { route } from "@/lib/web/route";

export const GET = route(listCreditGrantsEndpoint, listCreditGrants);
