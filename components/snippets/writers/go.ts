import { type AttachedFile, attachedFiles } from "../attached-files";
import { goRawJson, goText } from "../literals/go";
import type { SnippetInput } from "../snippet-input";

/** Standard library only: the body goes out as the JSON that it is. */
export function goSnippet(input: SnippetInput): string {
  const { gatewayUrl, apiKey, body } = input;
  const files = attachedFiles(input);
  const stream = body.stream === true;
  const bearer = apiKey ? goText(`Bearer ${apiKey}`) : '"Bearer "+os.Getenv("TURNPIKE_API_KEY")';
  return [
    "package main",
    "",
    "import (",
    ...importsOf(stream, files.length > 0, apiKey === undefined).map((name) => `\t"${name}"`),
    ")",
    "",
    ...(files.length > 0 ? DATA_URL : []),
    "func main() {",
    `\tbody := ${bodyOf(JSON.stringify(body, null, 2), files)}`,
    `\trequest, err := http.NewRequest("POST", ${goText(`${gatewayUrl}/v1/chat/completions`)}, strings.NewReader(body))`,
    ...FAIL,
    `\trequest.Header.Set("Authorization", ${bearer})`,
    '\trequest.Header.Set("Content-Type", "application/json")',
    "\tresponse, err := http.DefaultClient.Do(request)",
    ...FAIL,
    "\tdefer response.Body.Close()",
    "\tif response.StatusCode != http.StatusOK {",
    "\t\tproblem, _ := io.ReadAll(response.Body)",
    '\t\tlog.Fatalf("%s: %s", response.Status, problem)',
    "\t}",
    ...(stream ? READ_STREAM : READ_ANSWER),
    "}",
  ].join("\n");
}

const FAIL = ["\tif err != nil {", "\t\tlog.Fatal(err)", "\t}"];

function importsOf(stream: boolean, hasFiles: boolean, readsKey: boolean): string[] {
  return [
    ...(stream ? ["bufio"] : []),
    ...(hasFiles ? ["encoding/base64"] : []),
    ...["encoding/json", "fmt", "io", "log", "net/http"],
    ...(hasFiles || readsKey ? ["os"] : []),
    "strings",
  ];
}

const DATA_URL = [
  "func dataURL(path, mediaType string) string {",
  "\tdata, err := os.ReadFile(path)",
  ...FAIL,
  '\treturn "data:" + mediaType + ";base64," + base64.StdEncoding.EncodeToString(data)',
  "}",
  "",
];

function bodyOf(json: string, files: readonly AttachedFile[]): string {
  const [file, ...others] = files;
  if (!file) return goRawJson(json);
  const read = `dataURL(${goText(file.name)}, ${goText(file.mediaType)})`;
  return json
    .split(file.text)
    .map((text) => bodyOf(text, others))
    .join(` + ${read} + `);
}

const READ_ANSWER = [
  "\tvar answer struct {",
  "\t\tChoices []struct{ Message json.RawMessage }",
  "\t}",
  "\tif err := json.NewDecoder(response.Body).Decode(&answer); err != nil {",
  "\t\tlog.Fatal(err)",
  "\t}",
  "\tfor _, choice := range answer.Choices {",
  "\t\tfmt.Println(string(choice.Message))",
  "\t}",
];

const READ_STREAM = [
  "\tlines := bufio.NewReader(response.Body)",
  "\tfor {",
  "\t\tline, err := lines.ReadString('\\n')",
  "\t\tif err == io.EOF {",
  "\t\t\tbreak",
  "\t\t}",
  ...FAIL.map((text) => `\t${text}`),
  "\t\tvar chunk struct {",
  "\t\t\tChoices []struct {",
  "\t\t\t\tDelta struct {",
  "\t\t\t\t\tContent   string",
  '\t\t\t\t\tToolCalls []struct{ Function struct{ Name, Arguments string } } `json:"tool_calls"`',
  "\t\t\t\t}",
  "\t\t\t}",
  "\t\t}",
  '\t\tif data := strings.TrimPrefix(line, "data: "); json.Unmarshal([]byte(data), &chunk) == nil {',
  "\t\t\tfor _, choice := range chunk.Choices {",
  "\t\t\t\tfmt.Print(choice.Delta.Content)",
  "\t\t\t\tfor _, call := range choice.Delta.ToolCalls {",
  "\t\t\t\t\tfmt.Print(call.Function.Name, call.Function.Arguments)",
  "\t\t\t\t}",
  "\t\t\t}",
  "\t\t}",
  "\t}",
];
