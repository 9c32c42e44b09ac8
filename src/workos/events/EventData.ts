import { wellFormed } from "../../server/wellFormed.js";
import { RefusedEvent } from "./RefusedEvent.js";

/** By how much WorkOS' clock may be ahead of ours, in ms. */
const CLOCK_TOLERANCE = 5 * 60 * 1000;

/**
 * The `data` of an event, read field by field. WorkOS sends `snake_case`; `@workos-inc/node` and
 * libraries built on it turn it into `camelCase`. Both are read, under the `snake_case` name.
 */
export class EventData {
  readonly #data: Record<string, unknown>;

  /** @throws RefusedEvent when it is no object */
  constructor(data: unknown, name = "data") {
    if (!isObject(data)) throw new RefusedEvent(`Its ${name} is no object.`);
    this.#data = data;
  }

  value(name: string): unknown {
    const camelCase = name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const given = [name, camelCase].find((key) => Object.hasOwn(this.#data, key));
    return given && this.#data[given];
  }

  /** @throws RefusedEvent when it is no text, or empty */
  id(name: string): string {
    const value = this.value(name);
    if (typeof value === "string" && value !== "") return wellFormed(value);
    throw new RefusedEvent(`Its ${name} is no id: ${JSON.stringify(value)}.`);
  }

  /** @throws RefusedEvent when it is no text; `null` and the empty text count as absent */
  text(name: string): string | undefined {
    const value = this.value(name) ?? "";
    if (typeof value === "string") return wellFormed(value) || undefined;
    throw new RefusedEvent(`Its ${name} is no text: ${JSON.stringify(value)}.`);
  }

  /**
   * @returns ms since 1970
   * @throws RefusedEvent when it is no date, or one in the future: later news would be ignored
   *   until that day
   */
  date(name: string): number {
    const value = this.value(name);
    const time = typeof value === "string" && ISO_DATE.test(value) ? Date.parse(value) : Number.NaN;
    if (!(time >= 0)) throw new RefusedEvent(`Its ${name} is no date: ${JSON.stringify(value)}.`);
    if (time > Date.now() + CLOCK_TOLERANCE) {
      throw new RefusedEvent(`Its ${name} is in the future: ${JSON.stringify(value)}.`);
    }
    return time;
  }
}

const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
