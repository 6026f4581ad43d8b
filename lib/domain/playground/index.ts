export { createPlaygroundToken } from "./create-playground-token";
export { getOnboarding } from "./get-onboarding";
