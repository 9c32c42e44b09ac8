import { Still } from "./Still";

const members = Array.from({ length: 50 }, (_, i) => ({
  _id: `user${i}`,
  displayName: `Member ${i}`,
  isActive: true,
}));

export default function Page() {
  return <Still members={members} />;
}
