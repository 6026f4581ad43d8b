import { deleteCallContentEndpoint, getCallContentEndpoint } from "@/lib/contract/content";
import { deleteCallContent, getCallContent } from "@/lib/domain/content";
import { route } from "@/lib/web/route";

export const GET = route(getCallContentEndpoint, getCallContent);
export const DELETE = route(deleteCallContentEndpoint, deleteCallContent);
