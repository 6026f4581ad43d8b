export { type Actor, type BaseCtx, type Ctx, requireOperator, requirePermission } from "./actor";
export { can, isAtLeast, PERMISSIONS, type Permission, ROLES, type Role } from "./permissions";
