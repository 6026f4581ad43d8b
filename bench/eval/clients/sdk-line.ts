export type SdkUsage = { input: number; output: number } | null;

/** What OpenRouter's SDK made of the read-only doors, in its own names. */
export type Lookups = {
  answerId: string;
  models: string[];
  keyUsage: number;
  credits: { totalCredits: number; totalUsage: number };
  generation: {
    id: string;
    model: string;
    totalCost: number;
    nativeTokensPrompt: number;
    nativeTokensCompletion: number;
  };
  activity: { model: string; requests: number; usage: number }[];
};

/** What a set-up said of one case. */
export type SdkLine = {
  case: string;
  model: string;
  ms: number;
  result?: {
    text: string;
    pieces?: number;
    toolCall?: { name: string; args: unknown };
    usage: SdkUsage[];
    lookups?: Lookups;
  };
  error?: { type: string; status: number | null; message: string };
  stack?: string;
};
