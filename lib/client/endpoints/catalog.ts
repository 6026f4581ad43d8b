// Made by `npm run generate`.
import type * as contract from "../../contract/catalog";
import type { Remote } from "../remote";

export const previewCatalogEndpoint: Remote<typeof contract.previewCatalogEndpoint> = {
  id: "catalog.preview",
  method: "GET",
  path: "/api/admin/catalog",
};

export const publishCatalogEndpoint: Remote<typeof contract.publishCatalogEndpoint> = {
  id: "catalog.publish",
  method: "POST",
  path: "/api/admin/catalog/publish",
};
