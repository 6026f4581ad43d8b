import type {
  OperationAnswer,
  OperationDialect,
  OperationPiece,
  Operations,
  Target,
} from "../providers/provider";
import type { Exchange } from "../upstream/attempt";
import type { AskOf } from "./operation-door";

/** What is said to each target that can do the work, and how its answer is read. */
export function exchangeOf<N extends keyof Operations>(
  operation: N,
  ask: AskOf<N>,
): (target: Target) => Exchange<OperationAnswer, OperationPiece> {
  return (target) => {
    const dialect = target.driver.operations?.[operation] as OperationDialect<AskOf<N>>;
    const { stream } = dialect;
    return {
      request: () => dialect.request(ask, target),
      response: (body, headers) => dialect.response(body, headers, ask, target),
      stream: null,
      ...(stream && { streamOf: (headers) => stream(ask, headers) }),
    };
  };
}
