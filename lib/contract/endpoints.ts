import {
  requestPasswordResetEndpoint,
  resetPasswordEndpoint,
  signInOptionsEndpoint,
  signUpEndpoint,
  verifyEmailEndpoint,
} from "./account";
import {
  createChannelEndpoint,
  listChannelsEndpoint,
  revokeChannelEndpoint,
  rotateChannelSecretEndpoint,
  snoozeChannelEndpoint,
  testChannelEndpoint,
  updateChannelEndpoint,
} from "./alert-channels";
import { listDeliveriesEndpoint, sendDeliveryEndpoint } from "./alert-deliveries";
import { ALERT_RULE_ENDPOINTS } from "./alerts";
import { getAnomalyEndpoint, listAnomaliesEndpoint, setAnomalyFeedbackEndpoint } from "./anomalies";
import { listAuditEndpoint } from "./audit";
import { createRaiseEndpoint, listRaisesEndpoint, revokeRaiseEndpoint } from "./budget-raises";
import { exportCallsEndpoint, getCallEndpoint, listCallsEndpoint, listCallValuesEndpoint } from "./calls";
import { previewCatalogEndpoint, publishCatalogEndpoint } from "./catalog";
import { CLOSING_ENDPOINTS } from "./closing";
import {
  clearContentPolicyEndpoint,
  deleteCallContentEndpoint,
  forgetContentEndpoint,
  getCallContentEndpoint,
  getContentPolicyEndpoint,
  getContentStateEndpoint,
  setContentPolicyEndpoint,
} from "./content";
import {
  getCreditEndpoint,
  grantCreditEndpoint,
  listCreditGrantsEndpoint,
  listLedgerEndpoint,
} from "./credits";
import { listCustomerBudgetsEndpoint } from "./customer-budgets";
import type { Endpoint } from "./endpoint";
import { getCalibrationEndpoint } from "./estimates";
import {
  getForecastBackTestEndpoint,
  getForecastPathEndpoint,
  listForecastsEndpoint,
  listRunOutsEndpoint,
} from "./forecasts";
import {
  createKeyEndpoint,
  disableKeyEndpoint,
  enableKeyEndpoint,
  getKeyEndpoint,
  listKeysEndpoint,
  revealRotatedKeyEndpoint,
  revokeKeyEndpoint,
  rotateKeyEndpoint,
  updateKeyEndpoint,
} from "./keys";
import {
  createBudgetEndpoint,
  listBudgetsEndpoint,
  restoreBudgetEndpoint,
  revokeBudgetEndpoint,
  updateBudgetEndpoint,
} from "./limits";
import {
  changePasswordEndpoint,
  confirmTwoFactorEndpoint,
  disableTwoFactorEndpoint,
  getMeEndpoint,
  requestVerificationEndpoint,
  setUpTwoFactorEndpoint,
  updateMeEndpoint,
} from "./me";
import { getMemberMailEndpoint, updateMemberMailEndpoint } from "./member-mail";
import { acceptInvitationEndpoint, MEMBER_ENDPOINTS, previewInvitationEndpoint } from "./members";
import {
  createModelEndpoint,
  listAdminModelsEndpoint,
  listModelsEndpoint,
  updateModelEndpoint,
} from "./models";
import { listNotificationsEndpoint, readNotificationsEndpoint } from "./notifications";
import { OPERATOR_ENDPOINTS } from "./operator-endpoints";
import { createOrgEndpoint, getOrgEndpoint, listMyOrgsEndpoint, updateOrgEndpoint } from "./orgs";
import { createPlaygroundTokenEndpoint, getOnboardingEndpoint, votePlaygroundEndpoint } from "./playground";
import { PRESET_ENDPOINTS } from "./presets";
import { listPricesEndpoint, setPriceEndpoint } from "./prices";
import { PROJECT_ENDPOINTS } from "./projects";
import {
  createProviderEndpoint,
  importModelsEndpoint,
  listProvidersEndpoint,
  listUpstreamModelsEndpoint,
  testProviderEndpoint,
  updateProviderEndpoint,
} from "./providers";
import { getModelAccountEndpoint, getPublicModelEndpoint, searchModelsEndpoint } from "./public-models";
import { getRateLimitsEndpoint, updateRateLimitsEndpoint } from "./rate-limits";
import { listSessionsEndpoint, revokeOtherSessionsEndpoint, revokeSessionEndpoint } from "./sessions";
import { getStatusEndpoint } from "./status";
import {
  liveUsageEndpoint,
  usageBreakdownEndpoint,
  usageExportEndpoint,
  usageLatencyEndpoint,
  usageSeriesEndpoint,
  usageSummaryEndpoint,
} from "./usage";
import { VIEW_ENDPOINTS } from "./views";

/** Every endpoint of the management API: the OpenAPI document and the table test come from this list. */
export const ENDPOINTS: readonly Endpoint[] = [
  // Account
  signInOptionsEndpoint,
  signUpEndpoint,
  verifyEmailEndpoint,
  requestPasswordResetEndpoint,
  resetPasswordEndpoint,
  previewInvitationEndpoint,
  getMeEndpoint,
  updateMeEndpoint,
  changePasswordEndpoint,
  requestVerificationEndpoint,
  setUpTwoFactorEndpoint,
  confirmTwoFactorEndpoint,
  disableTwoFactorEndpoint,
  listSessionsEndpoint,
  revokeSessionEndpoint,
  revokeOtherSessionsEndpoint,
  acceptInvitationEndpoint,
  // Organizations
  listMyOrgsEndpoint,
  createOrgEndpoint,
  getOrgEndpoint,
  updateOrgEndpoint,
  ...CLOSING_ENDPOINTS,
  getRateLimitsEndpoint,
  updateRateLimitsEndpoint,
  // Members
  getMemberMailEndpoint,
  updateMemberMailEndpoint,
  ...MEMBER_ENDPOINTS,
  // Audit
  listAuditEndpoint,
  // Projects
  ...PROJECT_ENDPOINTS,
  // Keys
  listKeysEndpoint,
  createKeyEndpoint,
  getKeyEndpoint,
  updateKeyEndpoint,
  disableKeyEndpoint,
  enableKeyEndpoint,
  revokeKeyEndpoint,
  rotateKeyEndpoint,
  revealRotatedKeyEndpoint,
  // Budgets
  listBudgetsEndpoint,
  createBudgetEndpoint,
  updateBudgetEndpoint,
  revokeBudgetEndpoint,
  restoreBudgetEndpoint,
  listRaisesEndpoint,
  createRaiseEndpoint,
  revokeRaiseEndpoint,
  listCustomerBudgetsEndpoint,
  // Credit
  getCreditEndpoint,
  listCreditGrantsEndpoint,
  listLedgerEndpoint,
  grantCreditEndpoint,
  // Usage
  usageSeriesEndpoint,
  usageSummaryEndpoint,
  usageBreakdownEndpoint,
  usageLatencyEndpoint,
  usageExportEndpoint,
  getCalibrationEndpoint,
  listCallsEndpoint,
  listCallValuesEndpoint,
  exportCallsEndpoint,
  getCallEndpoint,
  getContentStateEndpoint,
  getCallContentEndpoint,
  deleteCallContentEndpoint,
  getContentPolicyEndpoint,
  setContentPolicyEndpoint,
  clearContentPolicyEndpoint,
  forgetContentEndpoint,
  liveUsageEndpoint,
  ...VIEW_ENDPOINTS,
  // Forecasts
  listForecastsEndpoint,
  getForecastPathEndpoint,
  getForecastBackTestEndpoint,
  listRunOutsEndpoint,
  // Playground
  createPlaygroundTokenEndpoint,
  getOnboardingEndpoint,
  votePlaygroundEndpoint,
  ...PRESET_ENDPOINTS,
  // Models
  searchModelsEndpoint,
  getPublicModelEndpoint,
  listModelsEndpoint,
  getModelAccountEndpoint,
  listAdminModelsEndpoint,
  createModelEndpoint,
  updateModelEndpoint,
  previewCatalogEndpoint,
  publishCatalogEndpoint,
  // Anomalies
  listAnomaliesEndpoint,
  getAnomalyEndpoint,
  setAnomalyFeedbackEndpoint,
  // Alerts
  ...ALERT_RULE_ENDPOINTS,
  listChannelsEndpoint,
  createChannelEndpoint,
  updateChannelEndpoint,
  revokeChannelEndpoint,
  rotateChannelSecretEndpoint,
  snoozeChannelEndpoint,
  testChannelEndpoint,
  listDeliveriesEndpoint,
  sendDeliveryEndpoint,
  listNotificationsEndpoint,
  readNotificationsEndpoint,
  // Prices
  listPricesEndpoint,
  setPriceEndpoint,
  // Providers
  listProvidersEndpoint,
  createProviderEndpoint,
  updateProviderEndpoint,
  testProviderEndpoint,
  listUpstreamModelsEndpoint,
  importModelsEndpoint,
  // Status
  getStatusEndpoint,
  ...OPERATOR_ENDPOINTS,
];
