export {
  type Actor,
  type BaseCtx,
  type Client,
  type Ctx,
  impersonationRefusal,
  requireOperator,
  requirePermission,
} from "./actor";
export { AS_VIEWER, type Impersonation } from "./impersonation";
export { can, isAtLeast, PERMISSIONS, type Permission, ROLES, type Role } from "./permissions";
export { ROLE_LABELS } from "./role-labels";
