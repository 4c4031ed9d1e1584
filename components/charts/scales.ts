import { scaleLinear } from "d3-scale";

/** The drawing area of a chart, in units of its view box: room for labels at the left and below. */
export interface Area {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** That of most charts. */
export const AREA: Area = { width: 360, height: 210, left: 34, right: 8, top: 10, bottom: 22 };

export const rightOf = ({ width, right }: Area): number => width - right;
export const bottomOf = ({ height, bottom }: Area): number => height - bottom;

export const innerRight = rightOf(AREA);
export const innerBottom = bottomOf(AREA);

/** From a value to its height, with round numbers at both ends. */
export const heightScale = (least: number, most: number, area = AREA) =>
  scaleLinear()
    .domain([least, most > least ? most : least + 1])
    .nice(4)
    .range([bottomOf(area), area.top]);

/** From the place of a day to the middle of its column, and the width of one. */
export function columnsOf(count: number, area = AREA) {
  const width = (rightOf(area) - area.left) / Math.max(1, count);
  return { width, middle: (at: number) => area.left + (at + 0.5) * width };
}
