import { listCustomerBudgetsEndpoint } from "@/lib/contract/customer-budgets";
import { listCustomerBudgets } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const GET = route(listCustomerBudgetsEndpoint, listCustomerBudgets);
