import { describe, expect, it } from "vitest";
import { AppError } from "../core/errors";
import {
  type Ctx,
  can,
  isAtLeast,
  PERMISSIONS,
  type Permission,
  ROLES,
  requireOperator,
  requirePermission,
} from ".";

const ctxOf = (role: (typeof ROLES)[number] | null, isOperator = false): Ctx => ({
  orgId: "org_1",
  actor: { type: "user", userId: "usr_1", role, isOperator },
  now: new Date(0),
  requestId: "req_1",
});

describe("the permission table", () => {
  it("an owner may do everything, a viewer may write nothing", () => {
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      expect(can("owner", permission)).toBe(true);
      if (/\.(write|delete|use)$/.test(permission)) expect(can("viewer", permission)).toBe(false);
    }
  });

  it("a missing permission is a 403 that names it", () => {
    expect(() => requirePermission(ctxOf("viewer"), "keys.write")).toThrow(
      expect.objectContaining({
        code: "permission_denied",
        details: { extra: { layer: "organization", permission: "keys.write" } },
      }),
    );
    expect(() => requirePermission(ctxOf(null), "usage.read")).toThrow(AppError);
    expect(requirePermission(ctxOf("developer"), "keys.write")).toBeUndefined();
  });

  it("a role in an organization does not make an operator, nor the reverse", () => {
    expect(() => requireOperator(ctxOf("owner"))).toThrow(AppError);
    expect(() => requirePermission(ctxOf(null, true), "keys.read")).toThrow(AppError);
    expect(requireOperator(ctxOf(null, true))).toBeUndefined();
  });

  it("ranks are total: one of any two roles is at least the other", () => {
    for (const a of ROLES) for (const b of ROLES) expect(isAtLeast(a, b) || isAtLeast(b, a)).toBe(true);
  });
});
