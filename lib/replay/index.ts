export { type ReplayReport, runReplay } from "./run-replay";
export { type Arrival, readTrace, TraceError } from "./trace";
