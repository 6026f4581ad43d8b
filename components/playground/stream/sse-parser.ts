/** Splits a server-sent event stream that arrives in any pieces into the data of its events; comments are skipped. */
export function createSseParser(): (piece: string) => string[] {
  let buffer = "";
  let data: string[] = [];

  function takeLine(line: string, done: string[]) {
    if (line === "") {
      if (data.length > 0) done.push(data.join("\n"));
      data = [];
    } else if (line.startsWith("data:")) {
      data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
    }
  }

  return (piece) => {
    buffer += piece;
    const done: string[] = [];
    const lines = buffer.split(/\r\n|\n|\r(?!$)/);
    buffer = lines.pop() ?? "";
    for (const line of lines) takeLine(line, done);
    return done;
  };
}
