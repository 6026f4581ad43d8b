import { Terminal } from "lucide-react";
import type { CallContent } from "@/lib/client/content";
import { Button } from "../../ui/actions/button";
import { CodeBlock } from "../../ui/code/code-block";
import { copyText } from "../../ui/code/copy-text";
import { Notice } from "../../ui/feedback/notice";
import { toast } from "../../ui/feedback/toaster";
import { Disclosure } from "../../ui/page/disclosure";
import { prepareCurl } from "./prepare-curl";
import { prepareAnswer, preparePrompt, prettyJson } from "./prepare-turns";
import { TurnView } from "./turn-view";

/** What was said, turn by turn, and the JSON that it came in. */
export function ContentView({ content, gatewayUrl }: { content: CallContent; gatewayUrl: string }) {
  const asked = preparePrompt(content.prompt).map((turn) => ({ turn, isAnswer: false }));
  const answered = prepareAnswer(content.answer).map((turn) => ({ turn, isAnswer: true }));
  async function copyCurl() {
    await copyText(prepareCurl(content, gatewayUrl));
    toast.success("Copied as curl");
  }
  return (
    <div className="flex flex-col gap-4">
      {content.promptCut && (
        <Notice>The prompt was longer than 256 KB: what came first in it was left out.</Notice>
      )}
      {content.answerCut && <Notice>The answer was longer than 256 KB: its end was left out.</Notice>}
      <ol className="flex flex-col gap-4">
        {[...asked, ...answered].map(({ turn, isAnswer }, index) => (
          <TurnView key={index.toString()} turn={turn} isAnswer={isAnswer} />
        ))}
      </ol>
      <div className="flex flex-col gap-2">
        <Button icon={Terminal} className="self-start" onClick={() => void copyCurl()}>
          Copy as curl
        </Button>
        <Disclosure title="Request as JSON" hint={content.path}>
          <CodeBlock code={prettyJson(content.prompt)} language="json" />
        </Disclosure>
        <Disclosure title="Answer as JSON">
          <CodeBlock code={prettyJson(content.answer)} language="json" />
        </Disclosure>
      </div>
    </div>
  );
}
