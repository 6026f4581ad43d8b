import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Triple = [number, number, number];

const css = readFileSync("app/chart-colors.css", "utf8");
const [light, dark] = css.split('[data-theme="dark"] {') as [string, string];

function paletteOf(theme: string): Triple[] {
  const colors = theme.matchAll(/--chart-(?:\d+|rest): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return [...colors].map((match) => [Number(match[1]), Number(match[2]), Number(match[3])]);
}

const cube = (value: number) => value ** 3;
const clamp = (value: number) => Math.min(1, Math.max(0, value));
const dot = (row: Triple, [x, y, z]: Triple) => row[0] * x + row[1] * y + row[2] * z;
const times = (matrix: Triple[], vector: Triple) => matrix.map((row) => dot(row, vector)) as Triple;

/** Ottosson's OKLab. */
const LAB_TO_LMS: Triple[] = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const LMS_TO_RGB: Triple[] = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const RGB_TO_LMS: Triple[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const LMS_TO_LAB: Triple[] = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function toRgb([lightness, chroma, hue]: Triple): Triple {
  const angle = (hue * Math.PI) / 180;
  const lab: Triple = [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
  return times(LMS_TO_RGB, times(LAB_TO_LMS, lab).map(cube) as Triple).map(clamp) as Triple;
}
const toLab = (rgb: Triple) => times(LMS_TO_LAB, times(RGB_TO_LMS, rgb).map(Math.cbrt) as Triple);

/** Machado, Oliveira and Fernandes 2009, full severity, in linear sRGB. */
const VISIONS: Record<string, Triple[]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

function nearest(palette: Triple[], vision: Triple[]): number {
  const seen = palette.map((color) => toLab(times(vision, toRgb(color)).map(clamp) as Triple));
  const distances = seen.flatMap((a, i) =>
    seen.slice(i + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
  );
  return Math.min(...distances);
}

const APART_MIN = 0.08;

describe.each([
  ["light", paletteOf(light)],
  ["dark", paletteOf(dark)],
])("the ten colours of charts and the grey of the rest, %s", (_, palette) => {
  test.each(Object.entries(VISIONS))("can be told apart with %s vision", (_name, vision) => {
    expect(palette).toHaveLength(11);
    expect(nearest(palette, vision)).toBeGreaterThan(APART_MIN);
  });
});
