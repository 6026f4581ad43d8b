export { listActivity } from "./activity";
export { getGeneration } from "./generation";
