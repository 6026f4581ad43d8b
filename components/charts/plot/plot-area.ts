/** Where the picture leaves room for its axes, in px; the layer over it finds its buckets by it. */
export const PLOT_MARGIN = { top: 8, right: 12, bottom: 0, left: 0 };
export const AXIS_WIDTH = 70;
export const AXIS_HEIGHT = 26;

/** The plot itself, inside the axes. */
export const PLOT_INSET = {
  top: PLOT_MARGIN.top,
  right: PLOT_MARGIN.right,
  bottom: PLOT_MARGIN.bottom + AXIS_HEIGHT,
  left: PLOT_MARGIN.left + AXIS_WIDTH,
};

/** A share of the plot, as a style places it. */
export const percent = (share: number) => `${share * 100}%`;
