"use client";

import { OrgMemberDirectory } from "convex-org-members/directory";
import "convex-org-members/directory.css";
import { api } from "../../convex/_generated/api";

export const Directory = () => <OrgMemberDirectory directory={api.users.directory} />;
