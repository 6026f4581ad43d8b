import type { PublicModel } from "@/lib/contract/public-models";
import { SnippetTabs } from "../../snippets/snippet-tabs";
import { CodeBlock } from "../../ui/code/code-block";
import { Panel } from "../../ui/page/panel";
import { sampleCurl } from "./sample-curl";

type SamplesProps = { model: PublicModel; gatewayUrl: string };

/** Code that calls this very model. */
export function Samples({ model, gatewayUrl }: SamplesProps) {
  const isChat = model.operations.includes("chat");
  return (
    <Panel title="Call it" description="Reads your key from TURNPIKE_API_KEY.">
      {isChat ? (
        <SnippetTabs
          input={{
            gatewayUrl,
            body: {
              model: model.slug,
              messages: [{ role: "user", content: "Say hello in three languages." }],
            },
          }}
        />
      ) : (
        <CodeBlock language="bash" code={sampleCurl(model, gatewayUrl)} />
      )}
    </Panel>
  );
}
