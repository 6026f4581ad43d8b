/** The tool by which a model without structured outputs gives an answer of a schema; its input is the answer's text. */
export const ANSWER_TOOL = "turnpike_structured_answer";
