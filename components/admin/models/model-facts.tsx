import { Details } from "../../ui/data/details";
import { formatExactCount } from "../../ui/data/number-format";
import { Panel } from "../../ui/page/panel";
import type { AdminModel } from "./model";

export function ModelFacts({ model }: { model: AdminModel }) {
  return (
    <Panel title="About this model">
      {model.description && <p className="mb-3 text-muted">{model.description}</p>}
      <Details
        items={[
          { label: "Made by", value: model.ownedBy },
          { label: "Context", value: `${formatExactCount(model.contextTokens)} tokens` },
          { label: "Longest answer", value: `${formatExactCount(model.maxOutputTokens)} tokens` },
          { label: "Takes", value: model.inputModalities.join(", ") },
          { label: "Gives", value: model.outputModalities.join(", ") },
          { label: "Capabilities", value: model.capabilities.join(", ") || "none" },
          { label: "Tokenizer", value: model.tokenizer },
        ]}
      />
    </Panel>
  );
}
