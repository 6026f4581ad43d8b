import type { LabFailure } from "../plan";
import type { LabEndpoint, LabProtocol, LabRefusal } from "../protocol";
import { converseEvents, wholeConverse } from "./answer";
import { eventStreamFraming } from "./event-stream";
import { checkConverse, converseBody } from "./request";
import { checkSignature, type LabAwsCredentials } from "./signature";

const CREDENTIALS: LabAwsCredentials = {
  accessKeyId: "AKIALABLABLABLABLAB1",
  secretAccessKey: "lab/secret+access/key0123456789abcdefghij",
  sessionToken: "lab-session-token",
};

type Failed = [status: number, type: string, message: string];

const FAILURES: Record<string, Failed> = {
  rate_limit: [429, "ThrottlingException", "Too many requests, please wait before trying again."],
  overloaded: [503, "ServiceUnavailableException", "Bedrock is unable to process your request."],
  server_error: [
    500,
    "InternalServerException",
    "The system encountered an unexpected error during processing. Try your request again.",
  ],
  unauthorized: [
    403,
    "UnrecognizedClientException",
    "The security token included in the request is invalid.",
  ],
  forbidden: [
    403,
    "AccessDeniedException",
    "You don't have access to the model with the specified model ID.",
  ],
  not_found: [400, "ValidationException", "The provided model identifier is invalid."],
  quota: [400, "ServiceQuotaExceededException", "Your request exceeds the service quota for your account."],
  context_length: [400, "ValidationException", "Input is too long for requested model."],
};

function bedrockFailure(failure: LabFailure) {
  const [status, type, message]: Failed =
    failure.kind === "bad_request" ? [400, "ValidationException", failure.message] : FAILURES[failure.kind]!;
  return {
    status,
    headers: { "x-amzn-errortype": `${type}:http://internal.amazon.com/` },
    body: { message },
  };
}

function bedrockRefusal({ status, message, path }: LabRefusal) {
  const types: Record<number, string> = {
    403: "InvalidSignatureException",
    404: "UnknownOperationException",
  };
  const at = path.map(String).join(".");
  return {
    status,
    headers: { "x-amzn-errortype": types[status] ?? "ValidationException" },
    body: { message: at ? `1 validation error detected: Value at '${at}': ${message}` : message },
  };
}

const at = (verb: string) => new RegExp(`^/model/(?<model>[^/]+)/${verb}$`);
const request = { body: converseBody, check: checkConverse, whole: wholeConverse };
const endpoints: LabEndpoint[] = [
  { name: "converse", path: at("converse"), ...request },
  {
    name: "converse-stream",
    path: at("converse-stream"),
    ...request,
    streams: () => true,
    events: converseEvents,
  },
];

/** Amazon Bedrock's Converse: docs.aws.amazon.com/bedrock/latest/APIReference. A bearer key does as well as a signature. */
export const bedrockProtocol: LabProtocol = {
  kind: "bedrock",
  basePath: "",
  credential: () => JSON.stringify(CREDENTIALS),
  endpoints,
  framing: eventStreamFraming,
  headers: (call) => ({ "x-amzn-requestid": call.id }),
  authenticate(call) {
    if (!call.headers.authorization?.startsWith("Bearer ")) checkSignature(call, CREDENTIALS);
  },
  failure: bedrockFailure,
  failureEvent(failure) {
    const { headers, body } = bedrockFailure(failure);
    const type = headers["x-amzn-errortype"].split(":")[0]!;
    return { name: `${type[0]!.toLowerCase()}${type.slice(1)}`, data: body };
  },
  refusal: bedrockRefusal,
};
