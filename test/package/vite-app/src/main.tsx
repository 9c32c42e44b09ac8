import { createRoot } from "react-dom/client";
import { Team } from "./Team";

createRoot(document.getElementById("root")!).render(<Team />);
