// Boxes, cans and plates in space, seen from a little above without perspective, so that every face is a flat drawing laid on it.
import { blurred, clip, g, lin, oval, path, rect } from "./kit.mjs";

const numbers = (...values) => values.map((value) => value.toFixed(3)).join(" ");

/**
 * A view: x to the right, y up, z towards us; `cx`, `cy` is where 0, 0, 0 is on the picture. A positive `yaw` shows the right side of
 * things, a negative one the left; `pitch` is how far we look down, in degrees.
 */
export function view({ cx = 600, cy = 900, yaw = 28, pitch = 16, scale = 1 } = {}) {
  const [turn, tilt] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180];
  const [c, s, down, up] = [Math.cos(turn), Math.sin(turn), Math.sin(tilt), Math.cos(tilt)];
  const at = (x, y, z) => [cx + scale * (x * c - z * s), cy + scale * (-y * up + (x * s + z * c) * down)];
  /** A drawing laid on a plane: from the place `o`, along `u` and `v`, which are directions in space. */
  const laid = (content, o, u, v) => {
    const [e, f] = at(...o);
    const [ux, uy] = [scale * (u[0] * c - u[2] * s), scale * (-u[1] * up + (u[0] * s + u[2] * c) * down)];
    const [vx, vy] = [scale * (v[0] * c - v[2] * s), scale * (-v[1] * up + (v[0] * s + v[2] * c) * down)];
    return g(content, `transform="matrix(${numbers(ux, uy, vx, vy, e, f)})"`);
  };
  const front = (content, x, y, z) => laid(content, [x, y, z], [1, 0, 0], [0, -1, 0]);
  const top = (content, x, y, z) => laid(content, [x, y, z], [1, 0, 0], [0, 0, 1]);
  /** On the right side, from the front backwards; on the left, from the back forwards. */
  const side = (content, x, y, z) =>
    yaw >= 0
      ? laid(content, [x, y, z], [0, 0, -1], [0, -1, 0])
      : laid(content, [x, y, z], [0, 0, 1], [0, -1, 0]);

  /** A box with its left, lower, back corner at x, y, z. Faces are paints or drawings of w x h, d x h and w x d. */
  const box = (x, y, z, w, h, d, faces) => {
    const drawn = (face, a, b) =>
      face.startsWith("<") ? clip(rect(0, 0, a, b, 0, "#000"), face) : rect(0, 0, a, b, 0, face);
    const shade = (a, b, color, alpha) => rect(0, 0, a, b, faces.round ?? 0, color, `opacity="${alpha}"`);
    return (
      top(drawn(faces.top ?? faces.front, w, d) + shade(w, d, "#fff", faces.plain ? 0 : 0.16), x, y + h, z) +
      side(
        drawn(faces.side ?? faces.front, d, h) + shade(d, h, "#0a0500", faces.plain ? 0 : 0.3),
        yaw >= 0 ? x + w : x,
        y + h,
        yaw >= 0 ? z + d : z,
      ) +
      front(drawn(faces.front, w, h), x, y + h, z + d)
    );
  };

  /** The shadow of a box on the ground, away from the light. */
  const shadow = (x, z, w, d, reach = 120, dark = 0.55) => {
    const corner = (a, b) =>
      at(a, 0, b)
        .map((n) => n.toFixed(1))
        .join(" ");
    const base = `M${corner(x, z)}L${corner(x + w, z)}L${corner(x + w, z + d)}L${corner(x, z + d)}Z`;
    const far = `M${corner(x, z)}L${corner(x + w + reach, z - reach * 0.2)}L${corner(x + w + reach, z + d + reach * 0.1)}L${corner(x + reach * 0.2, z + d + 12)}L${corner(x, z + d)}Z`;
    return (
      blurred(16, path(far, "#120a04", `opacity="${dark * 0.75}"`)) +
      blurred(8, path(base, "#0c0603", `opacity="${dark}"`))
    );
  };

  /** A standing can: its foot at x, y, z. `body` is a paint across it, `lid` one of its top. */
  const can = (x, y, z, r, h, body, lid = body) => {
    const [bx, by] = at(x, y, z);
    const [, ty] = at(x, y + h, z);
    const [rx, ry] = [r * scale, r * scale * down];
    return (
      path(`M${bx - rx} ${ty}V${by}A${rx} ${ry} 0 0 0 ${bx + rx} ${by}V${ty}Z`, body) +
      oval(bx, ty, rx, ry, lid)
    );
  };

  return { at, laid, front, top, side, box, shadow, can };
}

/** The paint of a round thing that stands: dark at its edges, a light on its left. */
export const round = (dark, base, light) =>
  lin(`${dark}, ${base} 16%, ${light} 34%, ${base} 56%, ${dark} 88%, ${base}`, 0);

/** Chrome and steel. */
export const steel = (degrees = 0) =>
  lin("#6c7178, #dfe3e6 18%, #f8fafb 30%, #9ba1a8 52%, #5c6167 78%, #b9bec4", degrees);
