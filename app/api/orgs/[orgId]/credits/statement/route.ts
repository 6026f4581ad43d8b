import { listLedgerEndpoint } from "@/lib/contract/credits";
import { listLedger } from "@/lib/domain/ledger";
import { route } from "@/lib/web/route";

export const GET = route(listLedgerEndpoint, listLedger);
