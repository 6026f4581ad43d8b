import type { Field } from "./prepare-fields";
import type { Operation } from "./prepare-operations";

function fieldLines(fields: readonly Field[], depth = 0): string[] {
  return fields.flatMap((field) => {
    const notes = [field.type, ...(field.required ? ["required"] : []), ...field.notes].join(", ");
    const text = field.description ? `: ${field.description}` : "";
    return [
      `${"  ".repeat(depth)}- \`${field.name}\` (${notes})${text}`,
      ...fieldLines(field.children, depth + 1),
    ];
  });
}

function part(title: string, fields: readonly Field[]): string {
  return fields.length === 0 ? "" : `**${title}**\n\n${fieldLines(fields).join("\n")}\n\n`;
}

/** One endpoint as markdown: what the page of the reference shows. */
export function operationText(operation: Operation): string {
  const { method, path, summary, access, parameters, body, response, chunk, status, errors } = operation;
  const refusals = errors.map((error) => `${error.status} \`${error.code}\``).join(", ");
  return (
    `### ${summary.replace(/\.$/, "")}\n\n\`${method} ${path}\`${access ? `, for ${access}` : ""}\n\n` +
    part("Parameters", parameters) +
    part("Body", body) +
    part(`Answer, status ${status}`, response) +
    part("One line of a stream", chunk) +
    (refusals ? `**Errors**: ${refusals}\n` : "")
  );
}
