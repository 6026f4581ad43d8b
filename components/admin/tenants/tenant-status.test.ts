import { expect, test } from "vitest";
import { tenantStatus } from "./tenant-status";

const active = {
  closedAt: null,
  suspendedAt: null,
  lastCallAt: "2026-11-20T12:00:00.000Z",
  credit: { availableNanos: "1", grantedNanos: "5" },
  last30Days: { calls: 1 },
};

test("a tenant's state is its worst: closed, then suspended, then without credit, then without calls", () => {
  const states = [
    active,
    { ...active, last30Days: { calls: 0 } },
    { ...active, last30Days: { calls: 0 }, lastCallAt: null },
    { ...active, lastCallAt: null, credit: { availableNanos: "0", grantedNanos: "0" } },
    { ...active, credit: { availableNanos: "0", grantedNanos: "5" } },
    { ...active, credit: { availableNanos: "-2500", grantedNanos: "5" } },
    {
      ...active,
      credit: { availableNanos: "0", grantedNanos: "5" },
      suspendedAt: "2026-11-01T00:00:00.000Z",
    },
    { ...active, closedAt: "2026-11-02T00:00:00.000Z", suspendedAt: "2026-11-01T00:00:00.000Z" },
  ];
  expect(states.map((state) => tenantStatus(state).text)).toEqual([
    "Active",
    "Quiet",
    "No call yet",
    "No credit yet",
    "Out of credit",
    "Out of credit",
    "Suspended",
    "Closed",
  ]);
});
