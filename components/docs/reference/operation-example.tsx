import type { Operation } from "@/lib/docs/reference/prepare-operations";
import type { ChatBody } from "../../snippets/chat-snippet";
import { getSnippet } from "../../snippets/get-snippet";
import { LanguageTabs } from "../../snippets/language-tabs";
import { SnippetTabs } from "../../snippets/snippet-tabs";
import type { TryOrg } from "../try-it/key-field";
import { exampleUrl, TRY_EXAMPLES, type TryExample } from "../try-it/try-examples";
import { TryIt } from "../try-it/try-it";
import { postSnippet } from "./post-snippet";

type OperationExampleProps = { operation: Operation; gatewayUrl: string; orgs: readonly TryOrg[] };

/** A call that can be run as it stands: as code, and from this page. */
export function OperationExample({ operation, gatewayUrl, orgs }: OperationExampleProps) {
  const example = TRY_EXAMPLES[operation.id];
  const url = exampleUrl(gatewayUrl, operation.path, example ?? {});
  return (
    <div className="flex flex-col">
      <ExampleCode operation={operation} gatewayUrl={gatewayUrl} url={url} example={example} />
      {example && (
        <TryIt operationId={operation.id} method={operation.method} url={url} example={example} orgs={orgs} />
      )}
    </div>
  );
}

type ExampleCodeProps = Omit<OperationExampleProps, "orgs"> & {
  url: string;
  example: TryExample | undefined;
};

function ExampleCode({ operation, gatewayUrl, url, example }: ExampleCodeProps) {
  if (operation.method === "GET") return <LanguageTabs codes={getSnippet(url)} />;
  if (!example?.body) return null;
  if (operation.id === "chat.completions.create")
    return <SnippetTabs input={{ gatewayUrl, body: example.body as ChatBody }} />;
  return <LanguageTabs codes={postSnippet(url, example.body, example.headers)} />;
}
