/** Keys that are no characters, as WebDriver writes them (https://w3c.github.io/webdriver/#keyboard-actions). */
const KEYS = /** @type {Record<string, string>} */ ({
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
  Meta: "\uE03D",
});

/**
 * @param {string} key as `KeyboardEvent` has it
 * @throws for a key that is neither a character nor in the table
 */
export function webDriverKey(key) {
  const value = KEYS[key] ?? key;
  if (!/^.$/u.test(value)) throw new Error(`keys.js has no "${key}": add it.`);
  return value;
}
