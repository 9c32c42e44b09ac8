/** The query parameters of a list; those that are `null` are left out. */
export type Filter = Readonly<Record<string, string | readonly string[] | null>>;

interface Page {
  readonly items: readonly { readonly id: string }[];
  /** The cursor of the next page, or `null` at the end. */
  readonly after: string | null;
}

/** How long to wait, in ms, before each further attempt when WorkOS is busy. */
const PAUSES = [1_000, 4_000, 16_000];

/**
 * A page of one of WorkOS' lists.
 *
 * @throws Error with WorkOS' own words when it refuses, or is busy for longer
 * @see https://workos.com/docs/reference/pagination
 */
export async function listPage({
  origin,
  key,
  path,
  filter,
}: {
  origin: string;
  key: string;
  path: string;
  filter: Filter;
}): Promise<Page> {
  const query = new URLSearchParams({ limit: "100", order: "asc" });
  for (const [name, value] of Object.entries(filter)) {
    if (value === null) continue;
    query.delete(name);
    for (const one of [value].flat()) query.append(name, one);
  }

  for (let attempt = 0; ; attempt++) {
    const response = await fetch(`${origin}/${path}?${query}`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    if (response.ok) {
      const { data, list_metadata } = (await response.json()) as {
        data: Page["items"];
        list_metadata: { after?: string | null };
      };
      return { items: data, after: list_metadata.after ?? null };
    }
    const pause = PAUSES[attempt];
    const isBusy = response.status === 429 || response.status >= 500;
    if (!isBusy || pause === undefined) {
      throw new Error(`WorkOS refuses /${path}: ${response.status} ${await response.text()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
