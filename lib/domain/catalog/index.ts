export { lineAmount, type PriceLine, priceLines, priceUsage } from "./price-usage";
