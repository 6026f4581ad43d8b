import pg from "pg";

/** The part of the driver's connection that a COPY speaks with. */
type CopyConnection = { sendCopyFromChunk(bytes: Buffer): void; endCopyFrom(): void };

class CopyInQuery extends pg.Query {
  private readonly bytes: Buffer;

  constructor(text: string, bytes: Buffer, callback: (error: Error | null) => void) {
    super({ text, callback } as pg.QueryConfig);
    this.bytes = bytes;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.bytes);
    connection.endCopyFrom();
  }
}

/** Runs a `COPY … FROM STDIN (FORMAT binary)` with what a `CopyBuffer` made: all its rows or, when it rejects, none. */
export function copyIn(client: pg.PoolClient, text: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyInQuery(text, bytes, (error) => (error ? reject(error) : resolve())));
  });
}
