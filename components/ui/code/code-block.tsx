import { clsx } from "clsx";
import { memo, type ReactNode } from "react";
import { CopyButton } from "./copy-button";
import { type CodeLanguage, type CodeToken, highlight } from "./highlight";

type CodeBlockProps = {
  code: string;
  language?: CodeLanguage;
  /** Above the code: a file name, a verb and path. */
  title?: string;
  /** What Copy takes, when the code on show masks a secret. */
  copyText?: string;
  className?: string;
};

export function CodeBlock({ code, language = "text", title, copyText, className }: CodeBlockProps) {
  return (
    <figure className={clsx("group relative min-w-0 rounded-md border border-line bg-sunken", className)}>
      {title && (
        <figcaption className="border-line border-b px-3 py-1.5 font-mono text-2xs text-subtle">
          {title}
        </figcaption>
      )}
      <pre className="whitespace-pre-wrap break-words p-3 pr-11 font-mono text-xs leading-5">
        <code>
          {runsOf(highlight(code, language)).map(({ start, tokens }) => (
            <TokenRun key={start} tokens={tokens} />
          ))}
        </code>
      </pre>
      <CopyButton text={copyText ?? code} label="Copy code" className="absolute right-1 bottom-1 bg-sunken" />
    </figure>
  );
}

const RUN_TOKENS = 200;

function runsOf(tokens: readonly CodeToken[]) {
  const count = Math.ceil(tokens.length / RUN_TOKENS);
  return Array.from({ length: count }, (_, at) => {
    const start = at * RUN_TOKENS;
    return { start, tokens: tokens.slice(start, start + RUN_TOKENS) };
  });
}

const AFTER_SLASH = /(?<=[^:/]\/)(?=[^/\s])/;

/** An address that is too long for its line breaks after a slash, not within a word. */
function breakable(text: string): ReactNode {
  if (!text.includes("://")) return text;
  const [first, ...rest] = text.split(AFTER_SLASH);
  let offset = 0;
  return [
    first,
    ...rest.flatMap((part) => {
      offset += part.length;
      return [<wbr key={offset} />, part];
    }),
  ];
}

type TokenRunProps = { tokens: readonly CodeToken[] };

/** A part of the code, so that while a long program is being written only its end is drawn again. */
const TokenRun = memo(
  function TokenRun({ tokens }: TokenRunProps) {
    let offset = 0;
    return tokens.map((token) => {
      offset += token.text.length;
      return token.kind === "plain" ? (
        breakable(token.text)
      ) : (
        <span key={offset} className={`tok-${token.kind}`}>
          {breakable(token.text)}
        </span>
      );
    });
  },
  (before, after) =>
    before.tokens.length === after.tokens.length &&
    before.tokens.every(({ kind, text }, at) => {
      const token = after.tokens[at]!;
      return token.kind === kind && token.text === text;
    }),
);
