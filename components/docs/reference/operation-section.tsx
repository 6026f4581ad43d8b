import type { ReactNode } from "react";
import type { Operation, OperationError } from "@/lib/docs/reference/prepare-operations";
import { FieldList } from "./field-list";
import { MethodBadge } from "./method-badge";

type OperationSectionProps = { operation: Operation; example?: ReactNode };

/** One endpoint: what it takes, gives back and refuses, beside an example. */
export function OperationSection({ operation, example }: OperationSectionProps) {
  const { anchor, method, path, summary, access } = operation;
  return (
    <section
      id={anchor}
      aria-labelledby={`${anchor}-title`}
      className="scroll-mt-16 border-line border-t py-8"
    >
      <h3 id={`${anchor}-title`} className="font-semibold text-base">
        <a href={`#${anchor}`} className="hover:underline">
          {summary}
        </a>
      </h3>
      <p className="mt-1.5 mb-5 flex flex-wrap items-center gap-2">
        <MethodBadge method={method} />
        <code className="break-all font-mono text-xs">{path}</code>
        {access && <span className="text-subtle text-xs">for {access}</span>}
      </p>
      <div
        className={example ? "grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,4fr)_minmax(0,5fr)]" : "max-w-3xl"}
      >
        <div className="flex min-w-0 flex-col gap-6">
          <FieldList label="Parameters" mark="required" fields={operation.parameters} />
          <FieldList label="Body" mark="required" fields={operation.body} />
          <FieldList
            label={`Answer, status ${operation.status}`}
            mark="optional"
            fields={operation.response}
          />
          <FieldList label="One line of a stream" mark="optional" fields={operation.chunk} />
          <ErrorTable errors={operation.errors} />
        </div>
        {example && <div className="min-w-0 xl:sticky xl:top-16 xl:self-start">{example}</div>}
      </div>
    </section>
  );
}

function ErrorTable({ errors }: { errors: readonly OperationError[] }) {
  return (
    <details>
      <summary className="inline-block select-none rounded-sm font-medium text-subtle text-xs">
        {errors.length} error{errors.length === 1 ? "" : "s"}
      </summary>
      <table className="mt-1.5 w-full">
        <thead className="sr-only">
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Code</th>
            <th scope="col">Type</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((error) => (
            <tr key={error.code} className="border-line border-t">
              <td className="w-14 py-1.5">{error.status}</td>
              <td className="py-1.5">
                <code className="font-mono text-xs">{error.code}</code>
              </td>
              <td className="py-1.5 text-right text-subtle text-xs">{error.type}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
