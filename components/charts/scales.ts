import { scaleLinear } from "d3-scale";

/** The drawing area of every chart, in units of its view box: room for labels at the left and below. */
export const AREA = { width: 360, height: 210, left: 34, right: 8, top: 10, bottom: 22 } as const;

export const innerRight = AREA.width - AREA.right;
export const innerBottom = AREA.height - AREA.bottom;

/** From a value to its height, with round numbers at both ends. */
export const heightScale = (least: number, most: number) =>
  scaleLinear()
    .domain([least, most > least ? most : least + 1])
    .nice(4)
    .range([innerBottom, AREA.top]);

/** From the place of a day to the middle of its column, and the width of one. */
export function columnsOf(count: number) {
  const width = (innerRight - AREA.left) / Math.max(1, count);
  return { width, middle: (at: number) => AREA.left + (at + 0.5) * width };
}
