import { forgetContentEndpoint } from "@/lib/contract/content";
import { forgetContent } from "@/lib/domain/content";
import { route } from "@/lib/web/route";

export const DELETE = route(forgetContentEndpoint, forgetContent);
