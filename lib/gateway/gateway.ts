import type { Logger } from "@/lib/core/log";
import type { ContentKeeper } from "./content/content-keeper";
import type { IdempotentCalls } from "./idempotency/idempotent-calls";
import type { Limiter } from "./limits/limiter";
import type { Metrics } from "./metrics";
import type { Money } from "./money";
import type { Provider } from "./providers/provider";
import type { ConfigWatch } from "./snapshot/watch";
import type { CircuitBreakers } from "./upstream/breaker";

export type GatewaySettings = { bodyBytesMax: number; trustProxy: boolean; journalPrompts: boolean };

/** All that a call needs of its gateway. */
export type Gateway = {
  settings: GatewaySettings;
  config: ConfigWatch;
  money: Money;
  limiter: Limiter;
  idempotent: IdempotentCalls;
  content: ContentKeeper;
  drivers: ReadonlyMap<string, Provider>;
  breakers: CircuitBreakers;
  metrics: Metrics;
  log: Logger;
  isDraining(): boolean;
};
