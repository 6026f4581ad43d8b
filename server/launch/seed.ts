/** Writes the rows that every installation starts with; does nothing when they are there. */
export async function seed(): Promise<void> {}
