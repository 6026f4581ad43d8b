import { deleteViewEndpoint, updateViewEndpoint } from "@/lib/contract/views";
import { deleteView, updateView } from "@/lib/domain/views";
import { route } from "@/lib/web/route";

export const PATCH = route(updateViewEndpoint, updateView);
export const DELETE = route(deleteViewEndpoint, deleteView);
