import { createRaiseEndpoint, listRaisesEndpoint } from "@/lib/contract/budget-raises";
import { createRaise, listRaises } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const GET = route(listRaisesEndpoint, listRaises);
export const POST = route(createRaiseEndpoint, createRaise);
