// Made by `npm run generate`.
import type * as contract from "../../contract/alert-deliveries";
import type { Remote } from "../remote";

export const listDeliveriesEndpoint: Remote<typeof contract.listDeliveriesEndpoint> = {
  id: "alert_deliveries.list",
  method: "GET",
  path: "/api/orgs/{orgId}/alerts/deliveries",
};

export const sendDeliveryEndpoint: Remote<typeof contract.sendDeliveryEndpoint> = {
  id: "alert_deliveries.send",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/deliveries/{deliveryId}/send",
};
