export { toBaseUrl } from "./base-url";
export { createProvider } from "./create-provider";
export { openCredential, parseCredential, toCredentialColumns, toCredentialText } from "./credential";
export { getStatus } from "./health/get-status";
export { reportTrouble } from "./health/report-trouble";
export { listProviders } from "./list-providers";
export { askForModels, testProvider } from "./test-provider";
export { updateProvider } from "./update-provider";
export type { UpstreamModel } from "./upstream/protocols";
