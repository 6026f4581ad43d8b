import { z } from "zod";
import type { CredentialForm } from "@/lib/core/provider-presets";

/**
 * What a provider's credential is, by form. `key` and `optional_key` are sealed as the plain string; every other form is
 * sealed as one JSON object of exactly this shape, and that text is what a driver finds in `provider.credential`.
 */

const secret = (what: string) =>
  z
    .string({ error: `Write ${what}.` })
    .trim()
    .min(1, `Write ${what}.`)
    .max(8_000);

const key = secret("the API key").refine((text) => !/\s/.test(text), "An API key has no spaces in it.");

/** AWS signature version 4; the region is `provider.region`. */
export const awsCredential = z.strictObject({
  accessKeyId: secret("the access key id").regex(
    /^(AKIA|ASIA)[A-Z0-9]{12,124}$/,
    'An access key id begins with "AKIA" (or "ASIA", with a session token) and has capitals and digits only.',
  ),
  secretAccessKey: secret("the secret access key").regex(
    /^[A-Za-z0-9/+=]{40,128}$/,
    "A secret access key has 40 letters, digits, slashes and plus signs.",
  ),
  sessionToken: secret("the session token").optional(),
});
export type AwsCredential = z.output<typeof awsCredential>;

const serviceAccount = z.object({
  client_email: z.email({ error: 'The service account\'s "client_email" is missing.' }),
  private_key: z
    .string({ error: 'The service account\'s "private_key" is missing.' })
    .regex(
      /^-----BEGIN (RSA )?PRIVATE KEY-----[\s\S]+-----END (RSA )?PRIVATE KEY-----\s*$/,
      'The service account\'s "private_key" is no PEM key.',
    ),
  project_id: z.string({ error: 'The service account\'s "project_id" is missing.' }).min(1),
  token_uri: z.url({ protocol: /^https?$/ }).default("https://oauth2.googleapis.com/token"),
});

/** Google's service account; the location is `provider.region`, the project that of the account. */
export const vertexCredential = z.strictObject({ serviceAccount });
export type VertexCredential = z.output<typeof vertexCredential>;

/** Azure OpenAI's key; the resource is in the base URL, the API version in `provider.settings`. */
export const azureCredential = z.strictObject({ apiKey: key });
export type AzureCredential = z.output<typeof azureCredential>;

/** The account's file, as Google lets it be downloaded, under one field of the form. */
const serviceAccountFile = z.strictObject({
  serviceAccount: z
    .string({ error: "Paste the service account's JSON." })
    .trim()
    .min(1, "Paste the service account's JSON.")
    .transform((text, issue) => {
      const parsed = serviceAccount.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      issue.addIssue({
        code: "custom",
        message: parseJson(text) === null ? "This is not JSON." : parsed.error.issues[0]!.message,
      });
      return z.NEVER;
    }),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const keyForm = z.strictObject({ apiKey: key });

/** What the operator writes, by form of credential: each field with its check. */
const INPUTS = {
  key: keyForm,
  optional_key: keyForm,
  azure: azureCredential,
  aws: awsCredential,
  service_account: serviceAccountFile,
} as const satisfies Record<CredentialForm, z.ZodType>;

/** One text (an API key, or a service account's file), or the fields of the form by name. */
export const credentialInput = z.union([
  z.string().trim().min(1).max(20_000),
  z.record(z.string().max(40), z.string().max(20_000)),
]);
export type CredentialInput = z.output<typeof credentialInput>;

type Checked = { text: string } | { issues: { path: string[]; message: string }[] };

/** A form's only field, which may also be written as a plain text. */
const soleField = (form: CredentialForm) => (form === "service_account" ? "serviceAccount" : "apiKey");

/** Whether nothing is written: a form sends its fields empty. */
export function isBlankCredential(input: CredentialInput | null | undefined): boolean {
  if (input === null || input === undefined) return true;
  return typeof input === "object" && Object.values(input).every((value) => value.trim() === "");
}

/** AWS's keys are several, so one text is their JSON. */
function fieldsOf(form: CredentialForm, text: string): unknown {
  return form === "aws" ? parseJson(text) : { [soleField(form)]: text };
}

const AWS_WORDS = "Write the access key id and the secret access key.";

/** The text that is sealed, or the fields at fault with what is wrong with each. */
export function checkCredential(form: CredentialForm, input: CredentialInput): Checked {
  const given = typeof input === "string" ? fieldsOf(form, input) : input;
  const fields =
    typeof given === "object" && given !== null
      ? Object.fromEntries(Object.entries(given).filter(([, value]) => String(value).trim() !== ""))
      : given;
  const parsed = INPUTS[form].safeParse(fields);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
    return {
      issues: issues.every(({ path }) => path.length > 0) ? issues : [{ path: [], message: AWS_WORDS }],
    };
  }
  if (form === "key" || form === "optional_key") return { text: (parsed.data as { apiKey: string }).apiKey };
  return { text: JSON.stringify(parsed.data) };
}

/** A form's fields as a page shows them. */
export const CREDENTIAL_FIELDS: Record<
  CredentialForm,
  readonly { name: string; label: string; optional?: true; multiline?: true; placeholder?: string }[]
> = {
  key: [{ name: "apiKey", label: "API key" }],
  optional_key: [{ name: "apiKey", label: "API key", optional: true }],
  azure: [{ name: "apiKey", label: "API key" }],
  aws: [
    { name: "accessKeyId", label: "Access key id", placeholder: "AKIA…" },
    { name: "secretAccessKey", label: "Secret access key" },
    { name: "sessionToken", label: "Session token", optional: true },
  ],
  service_account: [
    {
      name: "serviceAccount",
      label: "Service account (JSON)",
      multiline: true,
      placeholder: '{ "type": "service_account", … }',
    },
  ],
};
