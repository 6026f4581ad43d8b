// The one tool that every set-up offers, as JSON schema and as a function.
export const NAME = "get_weather";
export const DESCRIPTION = "The weather in a city.";
export const PARAMETERS = {
  type: "object",
  properties: { city: { type: "string", description: "The city's name." } },
  required: ["city"],
  additionalProperties: false,
};
export const OPENAI_TOOL = {
  type: "function",
  function: { name: NAME, description: DESCRIPTION, parameters: PARAMETERS },
};

export const weatherIn = (city) => `${city}: 18 °C`;
