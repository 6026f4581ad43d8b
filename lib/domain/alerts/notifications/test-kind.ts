/** The kind of what a test button sends; it is not in the bell. */
export const TEST_KIND = "test";
