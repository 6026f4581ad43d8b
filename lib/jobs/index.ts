import { deliverMail } from "./deliver-mail";
import { deliverNotifications } from "./deliver-notifications";
import { watchForAnomalies } from "./detect-anomalies";
import { endImpersonations } from "./end-impersonations";
import { ensurePartitions } from "./ensure-partitions";
import { evaluateForecastAlerts, evaluateSpendAlerts } from "./evaluate-alerts";
import { foldUsage } from "./fold-usage";
import type { Job } from "./job";
import { measureModels } from "./measure-models";
import { proveRollups } from "./prove-rollups";
import { learnEstimates } from "./publish-estimates";
import { publishForecasts } from "./publish-forecasts";
import { purgeContent } from "./purge-content";
import { purgeExpired } from "./purge-expired";
import { rotateKeys } from "./rotate-keys";
import { sweepDeadLeases } from "./sweep-leases";

export { startJobs } from "./runner";

/** What the worker does. */
export const JOBS: readonly Job[] = [
  ensurePartitions,
  foldUsage,
  sweepDeadLeases,
  rotateKeys,
  endImpersonations,
  deliverMail,
  evaluateSpendAlerts,
  evaluateForecastAlerts,
  deliverNotifications,
  purgeExpired,
  publishForecasts,
  purgeContent,
  learnEstimates,
  watchForAnomalies,
  proveRollups,
  measureModels,
];
