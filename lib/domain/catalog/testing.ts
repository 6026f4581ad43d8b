export { SANDBOX_MODELS } from "./seed/sandbox-models";
