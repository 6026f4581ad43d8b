import { MEASURES } from "../../charts/measures";

export const SPEND_MEASURES = ["spend", "calls", "errors"] as const;
export type SpendMeasure = (typeof SPEND_MEASURES)[number];

export const SPEND_MEASURE_OPTIONS = SPEND_MEASURES.map((value) => ({ value, label: MEASURES[value].label }));
