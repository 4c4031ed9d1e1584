import { describe, expect, test } from "vitest";
import { operations } from "@/lib/composition";
import { boundBody, largeOperations } from "./bound-body";

const large = largeOperations(operations);

/** A body of unknown length; `read` counts what was taken of it. */
function streamed(bytes: number) {
  const counted = { read: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (counted.read >= bytes) return controller.close();
        counted.read += 10_000;
        controller.enqueue(new Uint8Array(10_000));
      },
    },
    { highWaterMark: 0 },
  );
  return { body, counted };
}

const posted = (path: string, body: ReadableStream<Uint8Array>) =>
  new Request(`http://localhost/api/v1${path}`, { method: "POST", body, duplex: "half" } as RequestInit);

describe("the body of an operation", () => {
  test("is read whole within its limit", async () => {
    const bounded = await boundBody(posted("/me/bio", streamed(60_000).body), large, false);
    expect(bounded).toBeInstanceOf(Request);
    expect((await (bounded as Request).arrayBuffer()).byteLength).toBe(60_000);
  });

  test("is read no further than its limit", async () => {
    const { body, counted } = streamed(100_000_000);
    expect(await boundBody(posted("/me/bio", body), large, true)).toBe("too_large");
    expect(counted.read).toBeLessThan(100_000);
  });

  test("may be larger where the operation says so, for signed-in users alone", async () => {
    expect(await boundBody(posted("/me/picture", streamed(5_000_000).body), large, true)).toBeInstanceOf(
      Request,
    );
    expect(await boundBody(posted("/me/picture", streamed(7_000_000).body), large, true)).toBe("too_large");
    const { body, counted } = streamed(5_000_000);
    expect(await boundBody(posted("/me/picture", body), large, false)).toBe("sign_in_needed");
    expect(counted.read).toBeLessThan(100_000);
  });

  test("may be larger at a path with an id in it, and at no other", async () => {
    const at = "/disputes/0193f5a2-7c1e-7b3a-9d52-1f0c8e6a4b21/evidence";
    expect(await boundBody(posted(at, streamed(11_000_000).body), large, true)).toBeInstanceOf(Request);
    expect(await boundBody(posted(at, streamed(13_000_000).body), large, true)).toBe("too_large");
    for (const path of [`${at}/more`, "/disputes//evidence", at.replace("evidence", "statement")]) {
      expect(await boundBody(posted(path, streamed(100_000).body), large, true)).toBe("too_large");
    }
    expect(await boundBody(posted(at, streamed(11_000_000).body), large, false)).toBe("sign_in_needed");
  });

  test("that breaks off is reported as the sender’s fault", async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error("aborted")),
    });
    expect(await boundBody(posted("/me/bio", body), large, true)).toBe("body_aborted");
  });
});
