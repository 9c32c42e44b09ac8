import { OrgMemberDirectory, type OrgMemberDirectoryHandle } from "convex-org-members/directory";
import "convex-org-members/styles.css";
import "convex-org-members/directory.css";
import { createRef } from "react";
import { api } from "../../../convex/_generated/api.js";
import type { Contender } from "../contender.js";

const handle = createRef<OrgMemberDirectoryHandle>();

export const contender: Contender = {
  list: (
    <OrgMemberDirectory
      ref={handle}
      directory={api.users.directory}
      style={{ blockSize: 600, inlineSize: 400 }}
    />
  ),
  goToSection: (section) => handle.current!.scrollToSection(section),
};
