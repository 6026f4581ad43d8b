import type { z } from "zod";
import type { Json, SchemaBook } from "./schema-book";

/** The members of a schema as parameters of a path or of the query after it. */
export function parameters(book: SchemaBook, shape: z.ZodObject, place: "path" | "query"): Json[] {
  const schema = shape.shape as Record<string, z.ZodType>;
  return Object.entries(schema).map(([name, field]) => {
    const { description, ...rest } = book.add(field, "input");
    const required = place === "path" || !field.safeParse(undefined).success;
    return { name, in: place, required, ...(description !== undefined && { description }), schema: rest };
  });
}
