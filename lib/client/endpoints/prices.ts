// Made by `npm run generate`.
import type * as contract from "../../contract/prices";
import type { Remote } from "../remote";

export const listPricesEndpoint: Remote<typeof contract.listPricesEndpoint> = {
  id: "prices.list",
  method: "GET",
  path: "/api/admin/models/{modelId}/prices",
};

export const setPriceEndpoint: Remote<typeof contract.setPriceEndpoint> = {
  id: "prices.set",
  method: "POST",
  path: "/api/admin/models/{modelId}/prices",
};
