import "convex-org-members/styles.css";
import type { ReactNode } from "react";

export const metadata = { title: "A consumer", icons: "data:," };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
