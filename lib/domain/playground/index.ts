export { createPlaygroundToken } from "./create-playground-token";
export { getOnboarding } from "./get-onboarding";
export { votePlayground } from "./vote-playground";
