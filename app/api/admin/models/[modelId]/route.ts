import { updateModelEndpoint } from "@/lib/contract/models";
import { updateModel } from "@/lib/domain/catalog";
import { route } from "@/lib/web/route";

export const PATCH = route(updateModelEndpoint, updateModel);
