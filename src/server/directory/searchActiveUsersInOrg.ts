import {
  paginationOptsValidator,
  paginationResultValidator,
  type GenericDocument,
  type QueryBuilder,
} from "convex/server";
import { v, type Value } from "convex/values";
import { findWord, matchesWords, searchWords } from "../../core/words/nameMatch.js";
import { nameKey } from "../../core/words/nameKey.js";
import { admit } from "../admit.js";
import { pageLimits } from "../pageLimits.js";
import { publicMember } from "../publicMember.js";
import { emptyPage, readPage } from "../readPage.js";
import type { UntypedDataModel } from "../untypedCtx.js";
import { readDirectory, type DirectoryReader } from "./directoryDb.js";
import { endOfPrefix, uniqueMembers, type DirectoryRow } from "./directoryRows.js";
import type { DirectoryOptions } from "./directoryOptions.js";
import { pointedMember } from "./pointedMember.js";

/**
 * The active members of the viewer's organization whose names have words that start with each of
 * the typed ones, in pages. Nothing typed: all of them, by section.
 *
 * The longest word typed gives the range of one index that is read; the other words filter the rows
 * found there. So a page may have fewer members than were asked for, or none, and still not be the
 * last: it reads as many rows as were asked for, and as many members at most.
 *
 * A member whose own row no longer has the name that the directory has is left out.
 */
export function searchActiveUsersInOrg(
  query: QueryBuilder<UntypedDataModel, "public">,
  options: DirectoryOptions,
) {
  return query({
    args: { search: v.string(), paginationOpts: paginationOptsValidator },
    returns: paginationResultValidator(publicMember(options.table, options.fields)),
    handler: async (ctx, { search, paginationOpts }) => {
      const limits = pageLimits(paginationOpts, options.maxNumItems);
      const organization = await admit(ctx, options);
      if (organization === null) return emptyPage;

      const words = searchWords(search);
      const rows = rowsInOrder(readDirectory(ctx.db), organization.id, longest(words));
      const result = await readPage(rows, limits, options.maxNumItems);
      const wanted = uniqueMembers(result.page.filter((row) => isFound(row, words)));
      const page = await Promise.all(
        wanted.map((row) => {
          const isStillFound = (named: GenericDocument) =>
            words.length === 0 || nameKey(options.name(named) ?? "") === row.name;
          return pointedMember(ctx, options.table, organization, row, isStillFound);
        }),
      );
      return { ...result, page: page.filter((member) => member !== null) };
    },
  });
}

/** The rows of an organization that have a word starting with `word`; without it, all members. */
function rowsInOrder(db: DirectoryReader, organization: Value, word: string | undefined) {
  const rows = db.query("orgDirectory");
  return word === undefined
    ? // Only a member's first row has a section. The others come before all text.
      rows.withIndex("by_section", (q) => q.eq("organization", organization).gte("section", ""))
    : rows.withIndex("by_key", (q) =>
        q.eq("organization", organization).gte("key", word).lt("key", endOfPrefix(word)),
      );
}

// The longest word of a search is found in the fewest names.
function longest(words: readonly string[]): string | undefined {
  return words.toSorted((a, b) => b.length - a.length)[0];
}

function isFound({ name, key }: DirectoryRow, words: readonly string[]): boolean {
  const word = longest(words);
  if (word === undefined) return true;
  // Anna Annan has two rows that start with "ann": only the first one counts.
  const isFirst = name.length - key.length === findWord(name, word);
  return isFirst && matchesWords(name, words);
}
