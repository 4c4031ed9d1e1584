"use client";
import { type ComponentType, lazy, Suspense, useSyncExternalStore } from "react";

/**
 * A part that is not needed initially: nothing is rendered on the server, and its code is fetched after hydration.
 * Where that fails the part is not there.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy<ComponentType<Props>>(() =>
    load().then(
      (loaded) => ({ default: loaded }),
      () => ({ default: () => null }),
    ),
  );
  return function Later(props: Props) {
    const isAlive = useSyncExternalStore(
      never,
      () => true,
      () => false,
    );
    return isAlive ? (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    ) : null;
  };
}

const never = () => () => {};
