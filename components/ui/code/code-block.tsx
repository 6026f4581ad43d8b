import { clsx } from "clsx";
import { CopyButton } from "./copy-button";
import { type CodeLanguage, highlight } from "./highlight";

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
  let offset = 0;
  return (
    <figure className={clsx("group relative min-w-0 rounded-md border border-line bg-sunken", className)}>
      {title && (
        <figcaption className="border-line border-b px-3 py-1.5 font-mono text-2xs text-subtle">
          {title}
        </figcaption>
      )}
      <pre className="whitespace-pre-wrap break-words p-3 pr-11 font-mono text-xs leading-5">
        <code>
          {highlight(code, language).map((token) => {
            offset += token.text.length;
            return token.kind === "plain" ? (
              token.text
            ) : (
              <span key={offset} className={`tok-${token.kind}`}>
                {token.text}
              </span>
            );
          })}
        </code>
      </pre>
      <CopyButton text={copyText ?? code} label="Copy code" className="absolute right-1 bottom-1 bg-sunken" />
    </figure>
  );
}
