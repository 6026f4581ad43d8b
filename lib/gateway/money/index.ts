export { openMoney } from "./open-money";
export type { CallIntent, Hold, Money, MoneyLimit, MoneyOptions, MoneyStats, Settlement } from "./seam";
