import type { LabProtocol } from "../protocol";
import { LabRefusal } from "../protocol";
import { googleEndpoints, googleFraming } from "./endpoints";
import { googleFailure, googleRefusal } from "./failures";

/** The Gemini API with a key: ai.google.dev/api. */
export const geminiProtocol: LabProtocol = {
  kind: "gemini",
  basePath: "",
  endpoints: [
    ...googleEndpoints("/v1(?:beta|alpha)?/models"),
    {
      name: "models",
      method: "GET",
      path: /^\/v1beta\/models$/,
      whole: () => ({
        models: [
          {
            name: "models/gemini-2.5-flash",
            displayName: "Gemini 2.5 Flash",
            inputTokenLimit: 1_048_576,
            outputTokenLimit: 65_536,
            supportedGenerationMethods: ["generateContent", "countTokens"],
          },
        ],
      }),
    },
  ],
  framing: googleFraming,
  headers: () => ({ server: "scaffolding on HTTPServer2" }),
  authenticate({ headers, query }) {
    if (headers["x-goog-api-key"] || query.get("key")) return;
    throw new LabRefusal(
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      [],
      403,
    );
  },
  failure: googleFailure,
  failureEvent: (failure) => ({ data: googleFailure(failure).body }),
  refusal: googleRefusal,
};
