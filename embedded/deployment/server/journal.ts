/**
 * A journal remembers where a query's page ended, so that the page keeps its end when it runs again
 * with more or fewer rows in it. The client stores it unread and brings it back when it reconnects.
 */
export function toJournal(pageEnd: string | null): string | null {
  return pageEnd === null ? null : JSON.stringify({ endCursor: pageEnd });
}

/** The end in a journal; `null` for none, or for one that is not ours. */
export function pageEndOf(journal: string | null): string | null {
  if (journal === null) return null;
  try {
    const { endCursor } = JSON.parse(journal) as { endCursor?: unknown };
    return typeof endCursor === "string" ? endCursor : null;
  } catch {
    return null;
  }
}
