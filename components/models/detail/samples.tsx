import type { PublicModel } from "@/lib/contract/public-models";
import { LanguageTabs } from "../../snippets/language-tabs";
import { Panel } from "../../ui/page/panel";
import { sampleCodes } from "./sample-codes";

type SamplesProps = { model: PublicModel; gatewayUrl: string };

/** Code that calls this very model. */
export function Samples({ model, gatewayUrl }: SamplesProps) {
  return (
    <Panel title="Call it" description="Reads your key from TURNPIKE_API_KEY.">
      <LanguageTabs {...sampleCodes(model, gatewayUrl)} />
    </Panel>
  );
}
