export { createModel } from "./create-model";
export { importModels, listUpstreamModels } from "./import-models";
export { listAdminModels, listModels } from "./list-models";
export { currentPriceAt, listPrices } from "./price-queries";
export { lineAmount, priceLines, priceUsage } from "./price-usage";
export { listRateSets } from "./rate-set";
export { seedCatalog } from "./seed/seed-catalog";
export { setPrice } from "./set-price";
export { updateModel } from "./update-model";
