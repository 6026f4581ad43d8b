export { type Actor, type BaseCtx, type Client, type Ctx, requireOperator, requirePermission } from "./actor";
export { can, isAtLeast, PERMISSIONS, type Permission, ROLES, type Role } from "./permissions";
