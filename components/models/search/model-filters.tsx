import { ChevronDown } from "lucide-react";
import { OPERATIONS } from "@/lib/contract/models";
import { MODEL_SORTS, type ModelFeature } from "@/lib/contract/public-models";
import { buttonStyle } from "../../ui/actions/button-style";
import { Link } from "../../ui/actions/link";
import { type Params, queryOf, valuesOf } from "../address";
import { FEATURE_LABELS, OPERATION_LABELS, tokensText } from "../words";
import { AutoForm } from "./auto-form";
import { CheckField, CheckGroup, ChoiceField, TextField } from "./fields";

const ASKED_FEATURES: readonly ModelFeature[] = [
  ...(["tools", "vision", "json_schema", "reasoning", "caching", "batch"] as const),
  ...(["files", "audio", "web_search", "logprobs", "parallel_tools"] as const),
];
const CONTEXTS = [8_000, 32_000, 128_000, 200_000, 400_000, 1_000_000];
const MODALITY_LABELS = { image: "Images", audio: "Audio", file: "Files", video: "Video" } as const;
const SORT_LABELS: Record<(typeof MODEL_SORTS)[number], string> = {
  name: "Name",
  price: "Input price",
  output_price: "Output price",
  context: "Context, largest first",
  speed: "First token, fastest first",
};

type ModelFiltersProps = { params: Params; makers: readonly string[]; providers: readonly string[] };

const anyOf = (label: string, names: readonly string[]) => [
  { value: "", label },
  ...names.map((name) => ({ value: name, label: name })),
];

/** Everything that models can be searched by; the address is its state. */
export function ModelFilters({ params, makers, providers }: ModelFiltersProps) {
  const first = (name: string) => valuesOf(params, name)[0] ?? "";
  const [features, inputs, outputs] = ["feature", "input", "output"].map((name) => valuesOf(params, name));
  const isSet = queryOf(params, ["page", "compare", "sort"]).size > 0;
  return (
    <AutoForm
      path="/models"
      state={queryOf(params, ["page"]).toString()}
      label="Filters"
      className="flex flex-col gap-4"
    >
      {first("compare") && (
        <input type="hidden" name="compare" value={valuesOf(params, "compare").join(",")} />
      )}
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-1">
        <TextField
          name="search"
          label="Search"
          type="search"
          placeholder="Name, maker, slug"
          value={[params.search ?? ""].flat()[0]!}
          className="col-span-full"
        />
        <ChoiceField
          name="sort"
          label="Sort by"
          value={first("sort") || "name"}
          options={MODEL_SORTS.map((value) => ({ value, label: SORT_LABELS[value] }))}
        />
        <ChoiceField
          name="operation"
          label="For"
          value={first("operation")}
          options={[
            { value: "", label: "Anything" },
            ...OPERATIONS.map((value) => ({ value, label: OPERATION_LABELS[value]! })),
          ]}
        />
      </div>
      <label className="flex h-8 cursor-pointer items-center justify-between rounded-md border border-line bg-surface px-2.5 text-sm focus-within:outline-2 focus-within:outline-accent lg:hidden">
        All filters
        <input type="checkbox" defaultChecked={isSet} className="peer sr-only" />
        <ChevronDown size={14} aria-hidden className="text-subtle peer-checked:rotate-180" />
      </label>
      <div className="hidden flex-col gap-4 [form:has(label>input.peer:checked)_&]:flex lg:flex">
        <CheckGroup legend="Can">
          {ASKED_FEATURES.map((name) => (
            <CheckField
              key={name}
              name="feature"
              value={name}
              label={FEATURE_LABELS[name]}
              checked={features!.includes(name)}
            />
          ))}
        </CheckGroup>
        <CheckGroup legend="Takes">
          {(["image", "audio", "file", "video"] as const).map((name) => (
            <CheckField
              key={name}
              name="input"
              value={name}
              label={MODALITY_LABELS[name]}
              checked={inputs!.includes(name)}
            />
          ))}
        </CheckGroup>
        <CheckGroup legend="Gives">
          {(["image", "audio"] as const).map((name) => (
            <CheckField
              key={name}
              name="output"
              value={name}
              label={MODALITY_LABELS[name]}
              checked={outputs!.includes(name)}
            />
          ))}
        </CheckGroup>
        <div className="grid grid-cols-2 gap-3">
          <TextField name="inputMin" label="Input / M, from" lead="$" value={first("inputMin")} />
          <TextField name="inputMax" label="Input / M, to" lead="$" value={first("inputMax")} />
          <TextField name="outputMax" label="Output / M, to" lead="$" value={first("outputMax")} />
          <ChoiceField
            name="context"
            label="Context"
            value={first("context")}
            options={[
              { value: "", label: "Any" },
              ...CONTEXTS.map((tokens) => ({
                value: String(tokens),
                label: `${tokensText(tokens)} or more`,
              })),
            ]}
          />
          <ChoiceField
            name="maker"
            label="Made by"
            value={first("maker")}
            options={anyOf("Anyone", makers)}
          />
          <ChoiceField
            name="provider"
            label="Answered by"
            value={first("provider")}
            options={anyOf("Any provider", providers)}
          />
          <ChoiceField
            name="weights"
            label="Weights"
            value={first("weights")}
            options={[
              { value: "", label: "Any" },
              { value: "open", label: "Open" },
              { value: "closed", label: "Closed" },
            ]}
          />
        </div>
      </div>
      <div className="flex gap-2">
        <button type="submit" className={buttonStyle("secondary", "md", "hidden! noscript:inline-flex!")}>
          Search
        </button>
        {isSet && (
          <Link href="/models" className={buttonStyle("ghost", "md")}>
            Clear filters
          </Link>
        )}
      </div>
    </AutoForm>
  );
}
