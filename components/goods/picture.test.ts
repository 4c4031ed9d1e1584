import { createElement, isValidElement, type ReactNode } from "react";
import { expect, test } from "vitest";
import { mosaicOf } from "@/lib/media/images/mosaic";
import { focusClass, Picture } from "./picture";

const image = {
  imageId: "0193f5a2-7c1e-7b3a-9d52-1f0c8e6a4b21",
  width: 3000,
  height: 4000,
  color: "aa7733",
  alt: "A blue phone",
  focusX: 33,
  focusY: 100,
};
/** All elements of what is drawn, with their properties. */
function elementsOf(node: ReactNode): { type: unknown; props: Record<string, unknown> }[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (!isValidElement<{ children?: ReactNode }>(node)) return [];
  const { type, props } = node;
  if (typeof type === "function") return elementsOf((type as (given: object) => ReactNode)(props));
  return [{ type, props: { ...props } }, ...elementsOf(props.children)];
}

const drawn = (more: object = {}) => {
  const all = elementsOf(createElement(Picture, { image, sizes: "50vw", ...more }));
  const [img] = all.filter(({ type }) => type === "img");
  return {
    all,
    img: img?.props ?? {},
    fills: all.flatMap(({ type, props }) => (type === "rect" ? [props.fill] : [])),
  };
};

test("each size is offered with the pixels that it has, and the frame keeps its place until it has come", () => {
  const { all, img, fills } = drawn();
  const sizes = [
    [320, 240],
    [640, 480],
    [1280, 960],
    [2048, 1536],
  ];
  const srcSet = sizes.map(([side, width]) => `/api/images/${image.imageId}/${side} ${width}w`).join(", ");
  expect(img).toMatchObject({ srcSet, width: 1536, height: 2048, alt: "A blue phone", loading: "lazy" });
  expect(fills).toEqual(["#aa7733"]);
  expect(all.filter(({ props }) => "style" in props)).toEqual([]);
  expect(drawn({ isEager: true }).img).toMatchObject({ loading: "eager", fetchPriority: "high" });
});

test("the focal point is a class of the stylesheet, to the nearest tenth", () => {
  expect(drawn().img.className).toContain("[--fx:30%] [--fy:100%]");
  expect(focusClass({})).toContain("[--fx:50%] [--fy:50%]");
  expect(focusClass({ focusX: 250, focusY: -9 })).toContain("[--fx:50%] [--fy:50%]");
});

test("a ThumbHash is drawn as sixteen colours, and what is none as the mean colour", () => {
  const cells = mosaicOf("1QcSHQRnh493V4dIh4eXh1h4kJUI");
  expect(cells).toHaveLength(16);
  expect(cells.every((colour) => /^[0-9a-f]{6}$/.test(colour))).toBe(true);
  expect(drawn({ mosaic: cells }).fills).toEqual(cells.map((colour) => `#${colour}`));
  for (const broken of ["", "!", "AA=="]) {
    expect(mosaicOf(broken).length % 16).toBe(0);
    expect(drawn({ mosaic: mosaicOf(broken) }).fills).not.toEqual([]);
  }
});
