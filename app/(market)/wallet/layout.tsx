import type { ReactNode } from "react";

/** A receipt opens in a drawer over the wallet. */
export default function WalletLayout({ children, drawer }: { children: ReactNode; drawer: ReactNode }) {
  return (
    <>
      {children}
      {drawer}
    </>
  );
}
