import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { TENANT_ORDERS, type TenantOrder } from "@/lib/contract/tenants";

const PARSERS = {
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(TENANT_ORDERS).withDefault("spend"),
  direction: parseAsStringLiteral(["desc", "asc"] as const).withDefault("desc"),
};

/** What a phone, which has no heads of columns, offers. */
export const ORDER_OPTIONS: readonly { value: TenantOrder; label: string }[] = [
  { value: "spend", label: "Most spent, 30 days" },
  { value: "month", label: "Most spent this month" },
  { value: "calls", label: "Most calls" },
  { value: "credit", label: "Most credit left" },
  { value: "last_call", label: "Called last" },
  { value: "members", label: "Most members" },
  { value: "created", label: "Newest" },
];

/** What is searched for and in which order, in the address of the page. */
export function useTenantOrder() {
  const [{ q, sort, direction }, set] = useQueryStates(PARSERS);
  return {
    search: q,
    sort,
    direction,
    setSearch: (text: string) => set({ q: text || null }),
    setSort: (next: TenantOrder) => set({ sort: next, direction: null }),
    /** The largest first, and at the second press the smallest. */
    toggle: (column: string) => {
      const next = TENANT_ORDERS.find((order) => order === column);
      if (next) set({ sort: next, direction: next === sort && direction === "desc" ? "asc" : null });
    },
  };
}
