// Runs in the page before the tests: lets `userEvent` name elements to the provider.
import { convertElementToCssSelector, Locator } from "@vitest/browser/locators";
import { page } from "vitest/browser";

class ElementLocator extends Locator {
  /** @param {Element} element */
  constructor(element) {
    super();
    this.selector = convertElementToCssSelector(element);
  }

  /** @returns {never} */
  locator() {
    throw new Error("These tests find elements by the DOM.");
  }

  /** @param {Element} element */
  elementLocator(element) {
    return new ElementLocator(element);
  }
}

page.extend({ elementLocator: (element) => new ElementLocator(element) });
