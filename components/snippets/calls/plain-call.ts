/** A call of any endpoint, made with what each language has by itself. */
export type PlainCall = {
  url: string;
  /** Sent as JSON; a call without one is a GET. */
  body?: object;
  headers?: Readonly<Record<string, string>>;
  /** How the answer is read: as JSON, line by line as it comes, or into a file of this name. */
  answer?: "json" | "stream" | { file: string };
};

/** The headers beside the key. */
export function headersOf({ body, headers = {} }: PlainCall): [name: string, value: string][] {
  return [
    ...(body ? [["content-type", "application/json"] as [string, string]] : []),
    ...Object.entries(headers),
  ];
}
