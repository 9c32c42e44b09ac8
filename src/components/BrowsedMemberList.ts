import type { ReactElement, RefAttributes } from "react";
import type { Member } from "../core/member.js";
import type { InnerListProps } from "./browsedRows.js";
import { MemberList, type MemberListHandle, type MemberListProps } from "./MemberList.js";

/** The list, for rows of which some are not loaded. */
export const BrowsedMemberList = MemberList as <M extends Member>(
  props: MemberListProps<M> & InnerListProps<M> & RefAttributes<MemberListHandle>,
) => ReactElement;
