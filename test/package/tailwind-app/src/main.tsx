import { MemberList } from "convex-org-members";
import "convex-org-members/styles.css";
import { createRoot } from "react-dom/client";
import "./main.css";

const members = {
  results: [{ _id: "user1", displayName: "Ada Lovelace", isActive: true }],
  status: "Exhausted",
  loadMore: () => {},
} as const;

const list = "h-64 rounded-none border-4 bg-amber-100";
const parts = {
  row: "bg-lime-100",
  avatar: "size-12 rounded-md",
  name: "text-lg font-bold text-red-500",
  footer: "text-end text-green-700",
};

createRoot(document.getElementById("root")!).render(
  <>
    <section className="as-it-comes">
      <MemberList members={members} />
    </section>
    <div id="shadcn" className="rounded-lg border bg-background text-foreground">
      <p className="text-muted-foreground">1 member</p>
    </div>

    <section className="with-utilities">
      <MemberList members={members} className={list} classNames={parts} />
    </section>
    <div id="utilities">
      <p className={`list ${list}`} />
      {Object.entries(parts).map(([part, utilities]) => (
        <p key={part} className={`${part} ${utilities}`} />
      ))}
    </div>
  </>,
);
