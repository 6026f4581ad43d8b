export {
  createChannel,
  revokeChannel,
  rotateChannelSecret,
  snoozeChannel,
  updateChannel,
} from "./channels/change-channels";
export { listChannels } from "./channels/list-channels";
export { testChannel } from "./channels/test-channel";
export { deliverDueAlerts } from "./delivery/deliver-due";
export { listDeliveries, sendDelivery } from "./delivery/list-deliveries";
export { skipDeliveries } from "./delivery/skip-deliveries";
export { evaluateAlerts } from "./evaluate/evaluate-alerts";
export { evaluateForecasts } from "./evaluate/evaluate-forecasts";
export { listNotifications, readNotifications } from "./notifications/list-notifications";
export { raiseNotification } from "./notifications/raise-notification";
export { createAlertRule, snoozeAlerts, updateAlertRule } from "./rules/change-rules";
export { listAlertRules } from "./rules/list-rules";
export { restoreAlertRule, revokeAlertRule } from "./rules/remove-rules";
