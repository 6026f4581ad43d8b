export { findNearestModels, getPublicModel } from "./get-public-model";
export { getModelAccount } from "./model-account";
export { exampleCost } from "./neighbours/example-cost";
export { quoteCalls, unitOf } from "./quote";
export { searchModels } from "./search/search-models";
export { publishSpeeds } from "./speed/publish-speeds";
