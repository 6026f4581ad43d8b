import { z } from "zod";

const SCHEMA_TYPES = ["string", "number", "integer", "boolean", "array", "object", "null"];
const schemaType = z.string().refine((type) => SCHEMA_TYPES.includes(type.toLowerCase()), "Invalid value");
const bound = z.union([z.string().regex(/^\d+$/), z.int()]);

/** Google's Schema object: a subset of OpenAPI 3.0. Anything else is an unknown name to it. */
export const googleSchema: z.ZodType = z.lazy(() =>
  z.strictObject({
    type: schemaType.optional(),
    format: z.string().optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    nullable: z.boolean().optional(),
    enum: z.array(z.string()).optional(),
    items: googleSchema.optional(),
    minItems: bound.optional(),
    maxItems: bound.optional(),
    properties: z.record(z.string(), googleSchema).optional(),
    required: z.array(z.string()).optional(),
    minProperties: bound.optional(),
    maxProperties: bound.optional(),
    minLength: bound.optional(),
    maxLength: bound.optional(),
    pattern: z.string().optional(),
    example: z.unknown().optional(),
    anyOf: z.array(googleSchema).optional(),
    propertyOrdering: z.array(z.string()).optional(),
    default: z.unknown().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
);
