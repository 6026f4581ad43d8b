import { listDeliveriesEndpoint } from "@/lib/contract/alert-deliveries";
import { listDeliveries } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const GET = route(listDeliveriesEndpoint, listDeliveries);
