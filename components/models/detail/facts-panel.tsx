import type { PublicModel } from "@/lib/contract/public-models";
import { Badge } from "../../ui/data/badge";
import { Details } from "../../ui/data/details";
import { formatExactCount } from "../../ui/data/number-format";
import { Panel } from "../../ui/page/panel";
import { FEATURE_LABELS, OPERATION_LABELS, WEIGHT_LABELS } from "../words";

export function ModelFacts({ model }: { model: PublicModel }) {
  const tokens = (count: number) => `${formatExactCount(count)} tokens`;
  return (
    <Panel title="Facts">
      <Details
        items={[
          { label: "Made by", value: model.ownedBy },
          { label: "Answered by", value: model.providers.join(", ") },
          { label: "For", value: model.operations.map((name) => OPERATION_LABELS[name] ?? name).join(", ") },
          { label: "Context", value: tokens(model.contextTokens) },
          { label: "Longest answer", value: tokens(model.maxOutputTokens) },
          { label: "Takes", value: model.inputModalities.join(", ") },
          { label: "Gives", value: model.outputModalities.join(", ") },
          { label: "Weights", value: model.weights ? WEIGHT_LABELS[model.weights] : "Not known" },
          { label: "Can", value: <Names names={model.features.map((name) => FEATURE_LABELS[name])} /> },
          { label: "Parameters", value: <Parameters names={model.parameters} /> },
        ]}
      />
    </Panel>
  );
}

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return "—";
  return (
    <span className="flex flex-wrap gap-1">
      {names.map((name) => (
        <Badge key={name}>{name}</Badge>
      ))}
    </span>
  );
}

function Parameters({ names }: { names: readonly string[] }) {
  if (names.length === 0) return "Not stated";
  return (
    <span className="flex flex-wrap gap-x-2 gap-y-1">
      {names.map((name) => (
        <code key={name} className="font-mono text-xs">
          {name}
        </code>
      ))}
    </span>
  );
}
