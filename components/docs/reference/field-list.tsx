import type { Field } from "@/lib/docs/reference/prepare-fields";

/** Of what is sent the required fields stand out, of what comes back those that may be missing. */
type Mark = "required" | "optional";
type FieldListProps = { fields: readonly Field[]; label: string; mark: Mark };

/** Fields with their types; those of an object fold out below it. */
export function FieldList({ fields, label, mark }: FieldListProps) {
  if (fields.length === 0) return null;
  return (
    <div>
      <h4 className="mb-1 font-medium text-subtle text-xs">{label}</h4>
      <FieldRows fields={fields} mark={mark} />
    </div>
  );
}

function FieldRows({ fields, mark }: Omit<FieldListProps, "label">) {
  return (
    <ul className="border-line border-t">
      {fields.map((field) => (
        <li key={field.name} className="border-line border-b py-2">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <code className="font-mono font-semibold text-xs">{field.name}</code>
            <span className="break-words text-subtle text-xs">{field.type}</span>
            {field.required && mark === "required" && (
              <span className="text-warning-ink text-xs">required</span>
            )}
            {!field.required && mark === "optional" && <span className="text-subtle text-xs">optional</span>}
            {field.notes.map((note) => (
              <span key={note} className="text-subtle text-xs">
                {note}
              </span>
            ))}
          </p>
          {field.description && <p className="mt-0.5 text-muted">{withCode(field.description)}</p>}
          {field.children.length > 0 && (
            <details className="mt-1">
              <summary className="inline-block select-none rounded-sm text-accent-ink text-xs">
                {field.children.length} field{field.children.length === 1 ? "" : "s"}
              </summary>
              <div className="mt-1.5 border-line border-l-2 pl-3">
                <FieldRows fields={field.children} mark={mark} />
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Backticks in a description are code. */
function withCode(text: string) {
  let offset = 0;
  return text.split("`").map((part, index) => {
    offset += part.length + 1;
    return index % 2 === 0 ? (
      part
    ) : (
      <code key={offset} className="font-mono text-ink text-xs">
        {part}
      </code>
    );
  });
}
