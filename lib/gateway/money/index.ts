export { moneyDocsUrl } from "./docs-url";
export { openMoney } from "./open-money";
export type { AskedUse, CallIntent, Hold, Money, MoneyLimit, Settlement } from "./seam";
