import "../node_modules/create-vite/template-react-ts/src/index.css";
import { MemberList } from "convex-org-members";
import "convex-org-members/styles.css";
import { createRoot } from "react-dom/client";

const members = {
  results: Array.from({ length: 40 }, (_, i) => ({
    _id: `user${i}`,
    displayName: `Member ${i}`,
    isActive: true,
  })),
  status: "Exhausted",
  loadMore: () => {},
} as const;

createRoot(document.getElementById("root")!).render(
  <main>
    <MemberList members={members} onMemberAction={() => {}} />
  </main>,
);
