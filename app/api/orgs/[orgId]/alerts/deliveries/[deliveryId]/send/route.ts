import { sendDeliveryEndpoint } from "@/lib/contract/alert-deliveries";
import { sendDelivery } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const POST = route(sendDeliveryEndpoint, sendDelivery);
