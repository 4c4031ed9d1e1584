import type { ReactNode } from "react";
import { leave } from "@/app/(auth)/actions";
import { PageViewerProvider } from "@/components/form/page-viewer";
import { Banners } from "@/components/shell/banners";
import { PageShell } from "@/components/shell/page-shell";
import { unreadOf } from "@/lib/notifications";
import { browserSettings } from "@/lib/realtime";
import { getCartLines } from "@/lib/web/cart/cart-lines";
import { getViewer } from "@/lib/web/session";

type ViewerShellProps = {
  frame?: "column" | "bare";
  /** Without the database everybody is a stranger. */
  survivesOutage?: boolean;
  children: ReactNode;
};

/** The page shell, with the viewer in its header. */
export async function ViewerShell({ frame, survivesOutage = false, children }: ViewerShellProps) {
  const viewer = await (survivesOutage ? getViewer().catch(() => null) : getViewer());
  const cart = async () => (await getCartLines()).length;
  if (!viewer) {
    return (
      <PageViewerProvider id="">
        <PageShell
          viewer={null}
          cart={await cart().catch(() => 0)}
          frame={frame}
          banners={<Banners placement="everywhere" frame="bar" />}
        >
          {children}
        </PageShell>
      </PageViewerProvider>
    );
  }
  const { id, name, pictureId, roles, staffNeeds, balanceMinor } = viewer;
  const [unread, inCart] = await Promise.all([unreadOf(id), cart()]);
  const isStaff = roles.length > 0 || staffNeeds !== null;
  return (
    <PageViewerProvider id={id}>
      <PageShell
        viewer={{ id, name, pictureId, isStaff, balanceMinor, unread, realtime: browserSettings() }}
        signOutAction={leave}
        cart={inCart}
        frame={frame}
        banners={<Banners placement="everywhere" frame="bar" />}
      >
        {children}
      </PageShell>
    </PageViewerProvider>
  );
}
