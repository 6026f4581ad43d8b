import { Image, Wrench } from "lucide-react";
import { cn } from "../../ui/cn";
import { CodeBlock } from "../../ui/code/code-block";
import { CopyButton } from "../../ui/code/copy-button";
import { Disclosure } from "../../ui/page/disclosure";
import type { Part, Turn } from "./prepare-turns";

const NAMES: Record<string, string> = {
  system: "System",
  developer: "Developer",
  user: "User",
  assistant: "Assistant",
  tool: "Tool",
  error: "Error",
};

/** One turn of a conversation: who, and what was said. */
export function TurnView({ turn, isAnswer }: { turn: Turn; isAnswer: boolean }) {
  const texts = turn.parts.flatMap((part) => (part.kind === "text" ? [part.text] : []));
  return (
    <li className={cn("border-l-2 pl-3", isAnswer ? "border-accent" : "border-line-strong")}>
      <div className="flex min-h-7 items-center justify-between gap-2">
        <span className="font-medium text-muted text-xs">{NAMES[turn.role] ?? turn.role}</span>
        {texts.length > 0 && <CopyButton text={texts.join("\n\n")} label="Copy text" />}
      </div>
      <div className="flex flex-col gap-2">
        {turn.parts.map((part, index) => (
          <PartView key={`${part.kind}-${index.toString()}`} part={part} />
        ))}
        {turn.parts.length === 0 && <p className="text-subtle">Nothing.</p>}
      </div>
    </li>
  );
}

function PartView({ part }: { part: Part }) {
  switch (part.kind) {
    case "text":
      return <p className="whitespace-pre-wrap break-words">{part.text}</p>;
    case "reasoning":
      return (
        <Disclosure title="Reasoning">
          <p className="whitespace-pre-wrap break-words text-muted">{part.text}</p>
        </Disclosure>
      );
    case "image":
      return (
        <p className="inline-flex w-fit max-w-full items-center gap-2 rounded-md border border-line border-dashed px-3 py-2 text-muted">
          <Image size={14} aria-hidden className="shrink-0" />
          <span className="truncate">{part.label}</span>
        </p>
      );
    case "tool_call":
      return (
        <div>
          <p className="mb-1 inline-flex items-center gap-1.5 text-muted text-xs">
            <Wrench size={12} aria-hidden /> calls <code>{part.name}</code>
          </p>
          <CodeBlock code={part.json} language="json" />
        </div>
      );
    case "tool_result":
      return <CodeBlock code={part.text} />;
    default:
      return <CodeBlock code={part.json} language="json" />;
  }
}
