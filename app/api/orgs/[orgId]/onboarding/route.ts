import { getOnboardingEndpoint } from "@/lib/contract/playground";
import { getOnboarding } from "@/lib/domain/playground";
import { route } from "@/lib/web/route";

export const GET = route(getOnboardingEndpoint, getOnboarding);
