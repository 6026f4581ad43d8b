import type { Operation } from "@/lib/docs/reference/prepare-operations";
import { LanguageTabs } from "../../snippets/language-tabs";
import type { TryOrg } from "../try-it/key-field";
import { exampleUrl, TRY_EXAMPLES } from "../try-it/try-examples";
import { TryIt } from "../try-it/try-it";
import { operationCodes } from "./operation-codes";

type OperationExampleProps = {
  operation: Operation;
  gatewayUrl: string;
  orgs: readonly TryOrg[];
  at: Date;
};

/** A call that can be run as it stands: as code, and from this page. */
export function OperationExample({ operation, gatewayUrl, orgs, at }: OperationExampleProps) {
  const example = TRY_EXAMPLES[operation.id];
  const url = exampleUrl(gatewayUrl, operation.path, example ?? {}, at);
  const codes = operationCodes(operation, url, gatewayUrl);
  return (
    <div className="flex flex-col">
      {codes && <LanguageTabs {...codes} />}
      {example && (
        <TryIt operationId={operation.id} method={operation.method} url={url} example={example} orgs={orgs} />
      )}
    </div>
  );
}
