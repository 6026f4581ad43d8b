import type { Endpoint } from "./endpoint";
import { createOrgEndpoint, getOrgEndpoint, listMyOrgsEndpoint, updateOrgEndpoint } from "./orgs";

/** Every endpoint of the management API: the OpenAPI document and the table test come from this list. */
export const ENDPOINTS: readonly Endpoint[] = [
  // Organizations
  listMyOrgsEndpoint,
  createOrgEndpoint,
  getOrgEndpoint,
  updateOrgEndpoint,
];
