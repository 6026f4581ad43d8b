export { type Demo, runDemo } from "./run-demo";
