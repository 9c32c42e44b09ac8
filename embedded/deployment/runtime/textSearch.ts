import type { Database } from "../database/Database.js";
import { after, before, type IndexKey } from "../database/IndexPosition.js";
import { missingIndex } from "../database/tableDefinition.js";
import { compareFieldValues } from "../database/compareFieldValues.js";
import { fieldAt, type StoredDocument } from "../database/storedDocument.js";
import type { ScannedRow } from "./IndexScan.js";
import { jsonToFieldValue, splitIndexName } from "./indexRange.js";
import type { QuerySource } from "./serializedQuery.js";
import type { Transaction } from "./Transaction.js";

type SearchSource = Extract<QuerySource, { type: "Search" }>;

/**
 * The limits of one search on a Convex deployment (get-convex/convex-backend, `crates/search`): the
 * matches it considers, the words it reads of what is searched for, the filters it takes, and the
 * bytes of UTF-8 from which on a word is left out of index and search.
 */
const MAX_CANDIDATES = 1024;
const MAX_TERMS = 16;
const MAX_FILTERS = 8;
const TOO_LONG = 32;

/**
 * The documents a search index finds, best first. Which ones match is as in Convex (any word, the
 * last one by prefix too); their order is only similar to Convex's BM25.
 *
 * @yields rows whose key is their place in the order of relevance
 */
export function* searchText(transaction: Transaction, source: SearchSource): Generator<ScannedRow> {
  const { table, search, equal } = searchPlan(transaction.database, source);
  transaction.trackInterval({
    table,
    fields: ["_creationTime", "_id"],
    lower: before([]),
    upper: after([]),
  });

  const terms = words(search.value).slice(0, MAX_TERMS);
  const found: ScannedRow[] = [];
  for (const document of transaction.database.table(table).documents) {
    const passes = equal.every(
      ({ fieldPath, value }) =>
        compareFieldValues(fieldAt(document, fieldPath), jsonToFieldValue(value)) === 0,
    );
    if (!passes) continue;
    const relevance = score(terms, words(fieldAt(document, search.fieldPath)));
    if (relevance > 0) found.push({ document, key: relevanceKey(relevance, document) });
  }
  found.sort((a, b) => compareRelevance(a.key, b.key));
  for (const { document, key } of found.slice(0, MAX_CANDIDATES)) {
    yield { document: transaction.charge(document), key };
  }
}

/** The order of search results: relevance, then newest first. */
export function compareRelevance(a: IndexKey, b: IndexKey): number {
  for (const [i, value] of a.entries()) {
    const order = compareFieldValues(value, b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

const relevanceKey = (relevance: number, { _creationTime, _id }: StoredDocument): IndexKey => [
  -relevance,
  -_creationTime,
  _id,
];

function searchPlan(database: Database, source: SearchSource) {
  const [table, indexName] = splitIndexName(source.indexName);
  const { definition } = database.table(table);
  const index = definition.searchIndexes.find((each) => each.indexDescriptor === indexName);
  if (!index) throw missingIndex(definition, table, indexName);

  const searches = source.filters.filter((each) => each.type === "Search");
  const equal = source.filters.filter((each) => each.type === "Eq");
  const [search] = searches;
  if (!search || searches.length > 1 || search.fieldPath !== index.searchField) {
    throw new Error(
      `Search index ${source.indexName} needs exactly one search, on its field "${index.searchField}".`,
    );
  }
  if (equal.length > MAX_FILTERS) {
    throw new Error(
      `Search query against ${source.indexName} has too many filter conditions. Max: ${MAX_FILTERS} Actual: ${equal.length}`,
    );
  }
  const foreign = equal.find((each) => !index.filterFields.includes(each.fieldPath));
  if (foreign) {
    throw new Error(
      `Search index ${source.indexName} has no filter field "${foreign.fieldPath}": add it to filterFields in the schema.`,
    );
  }
  return { table, search, equal };
}

const encoder = new TextEncoder();

/** Split where Rust's `char::is_alphanumeric` is false: vowel signs belong to a word, अमित is one. */
function words(value: unknown): string[] {
  if (typeof value !== "string") return [];
  return value
    .split(/[^\p{Alphabetic}\p{N}]+/u)
    .filter((word) => word !== "" && encoder.encode(word).length < TOO_LONG)
    .map((word) => word.toLowerCase());
}

/** Saturating term frequency, as in BM25, without its knowledge of rare words. */
function score(terms: readonly string[], text: readonly string[]): number {
  let sum = 0;
  for (const [i, term] of terms.entries()) {
    const last = i === terms.length - 1;
    const frequency = text.filter(
      (word) => word === term || (last && word.startsWith(term)),
    ).length;
    if (frequency > 0) sum += 1 + (2.2 * frequency) / (frequency + 1.2);
  }
  return sum;
}
