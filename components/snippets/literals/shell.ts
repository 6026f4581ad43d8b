/** One word of a POSIX shell. */
export const shellQuoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** JSON as deep as the option that it is given to; its texts have no line of their own. */
export const indented = (json: string) => json.replaceAll("\n", "\n  ");
