import { createViewEndpoint, listViewsEndpoint } from "@/lib/contract/views";
import { createView, listViews } from "@/lib/domain/views";
import { route } from "@/lib/web/route";

export const GET = route(listViewsEndpoint, listViews);
export const POST = route(createViewEndpoint, createView);
