import type { ReactNode } from "react";
import { leave } from "@/app/(auth)/actions";
import { PageViewerProvider } from "@/components/form/page-viewer";
import { PageShell } from "@/components/shell/page-shell";
import { browserSettings } from "@/lib/realtime";
import { getViewer } from "@/lib/web/session";

/** The page shell, with the viewer in its header. */
export async function ViewerShell({ frame, children }: { frame?: "column" | "bare"; children: ReactNode }) {
  const viewer = await getViewer();
  if (!viewer) {
    return (
      <PageViewerProvider id="">
        <PageShell viewer={null} frame={frame}>
          {children}
        </PageShell>
      </PageViewerProvider>
    );
  }
  const { id, name, pictureId, roles, balanceMinor } = viewer;
  return (
    <PageViewerProvider id={id}>
      <PageShell
        viewer={{ id, name, pictureId, isStaff: roles.length > 0, balanceMinor, realtime: browserSettings() }}
        signOutAction={leave}
        frame={frame}
      >
        {children}
      </PageShell>
    </PageViewerProvider>
  );
}
