/** How many models are asked side by side. Apart from the schemas, so that a page may know it without them. */
export const PANES_MAX = 4;
