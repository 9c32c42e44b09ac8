import fc from "../fc.js";
import { describe, expect, test } from "vitest";
import { nameKey } from "../../src/core/words/nameKey.js";
import { matchesWords, searchWords, wordStarts } from "../../src/core/words/nameMatch.js";
import { nameSection } from "../../src/core/words/nameSection.js";
import { everyName, names } from "../names/names.js";

const finds = (name: string, text: string) => matchesWords(nameKey(name), searchWords(text));

describe("the key of a name", () => {
  test.each([
    ["case", "Ada LOVELACE", "ada lovelace"],
    ["accents of Latin letters", "Étienne Côté Müller Đặng", "etienne cote muller dang"],
    ["accents of Greek letters, and the final sigma", "Άννα ΝΙΚΟΣ Ελύτης", "αννα νικοσ ελυτησ"],
    ["letters that Unicode leaves whole", "ß æ œ ø ł đ ð þ ħ ı İ", "ss ae oe o l d d th h i i"],
    ["ligatures and full width", "ﬁlip Ａｄａ ｱｲ", "filip ada あい"],
    ["apostrophes, however they are typed", "O'Brien O’Brien OʼBrien O´Brien", "obrien ".repeat(4)],
    ["hyphens, dots, brackets, commas", "Smith-Jones, (A.B.)", "smith jones a b"],
    ["ё, but not й and ї, which are letters", "Ёлкин Йосиф Їжак", "елкин йосиф їжак"],
    ["a mark of stress", "Ива\u0301н", "иван"],
    ["short vowels and hamza of Arabic", "أحمد مُحَمَّد محـمد", "احمد محمد محمد"],
    ["points of Hebrew", "שָׂרָה", "שרה"],
    ["no vowel sign of Hindi", "अमित शर्मा", "अमित शर्मा"],
    ["hiragana and katakana", "マリア", "まりあ"],
    ["spaces between characters that need none", "山田 太郎", "山田太郎"],
    ["the place where scripts change", "李John王", "李 john 王"],
    ["letters in pieces or whole", "Jose\u0301 Им\u0438\u0306", "jose имй"],
    [
      "joiners and marks of direction",
      "Ali\u200cReza \u202eada\u202c \u200fbo\u00adb",
      "alireza ada bob",
    ],
    ["emoji, which are found too", "Ada 👍🏽", "ada 👍"],
    ["NUL, lone surrogates and U+10FFFF", "a\0b\ud800c\udc00d\u{10FFFF}e", "a b c d e"],
    ["what is no word at all", " \0…—\u0301 ", ""],
  ])("folds %s", (_, name, expected) => {
    expect(nameKey(name)).toBe(expected.trim());
  });

  test("keeps the letters that a language has of its own", () => {
    expect(nameKey("Åsa Öberg-Édison Þór", "åäö")).toBe("åsa öberg edison thor");
    expect(nameKey("Søren Ærø", "æøå")).toBe("søren ærø");
    expect(nameKey("Işıl İnan".toLocaleLowerCase("tr"), "ı")).toBe("ısıl inan");
  });

  test("is cut by code points, in no time, however long the name", () => {
    for (const character of ["a", "é", "😀", "𠮷", "\u{FDFA}", "\u0301", "\ud800", "a ", "\0"]) {
      const key = nameKey(character.repeat(1_000_000));
      expect(Array.from(key).length).toBeLessThanOrEqual(128);
      expect(key).not.toMatch(/\p{Cs}/u);
    }
    expect(Array.from(nameKey("𠮷".repeat(200)))).toHaveLength(128);
  });

  test("is its own key, and holds nothing that a range of an index could end at", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...everyName));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (parts) => {
        const key = nameKey(parts.join(" "));
        expect(nameKey(key)).toBe(key);
        expect(key).not.toMatch(/[\p{Cs}\p{Cc}]|\u{10FFFF}/u);
      }),
    );
  });
});

describe("a member is found", () => {
  test.each([
    ["José Ángel Núñez", "jose nunez"],
    ["Łukasz Żółkiewski", "lukasz"],
    ["Søren Ærø", "aero"],
    ["Guðrún Ægisdóttir", "gudrun aegis"],
    ["Þórdís Björk", "thor"],
    ["İsmail Yıldız", "ISMAIL yildiz"],
    ["Jürgen Groß", "gross"],
    ["Siobhan O’Brien", "o'b"],
    ["Anna Müller-Lüdenscheidt", "lud"],
    ["Иван Ёлкин", "елкин"],
    ["Νίκος Καζαντζάκης", "ΚΑΖΑΝΤΖΑΚΗΣ"],
    ["أحمد بن عبد الله", "احمد"],
    ["李小龙", "小龙"],
    ["李小龙", "龙"],
    ["山田 太郎", "山田太郎"],
    ["山田 太郎", "太郎 山田"],
    ["マリア・ガルシア", "がる"],
    ["이 서연", "서연"],
    ["Ada King Lovelace", "love king a"],
  ])("%s by %s", (name, text) => {
    expect(finds(name, text)).toBe(true);
  });

  test.each([
    ["Ada King Lovelace", "ing"],
    ["Ada King Lovelace", "ada x"],
    ["Ada King Lovelace", "adak"],
    ["Йосиф Бродский", "иосиф"],
    ["Їлена", "ілена"],
    ["李小龙", "李龙"],
    ["नेहा वर्मा", "ना"],
  ])("%s not by %s", (name, text) => {
    expect(finds(name, text)).toBe(false);
  });

  test("by the beginnings of any of the words, in any order, in every language", () => {
    // Whole letters, as keyboards give them.
    const name = fc.constantFrom(...everyName.map((each) => each.normalize("NFC")));
    const typed = name.chain((chosen) =>
      fc.tuple(
        fc.constant(chosen),
        fc.shuffledSubarray(chosen.split(/[ ・־-]/), { minLength: 1 }),
        fc.nat(),
      ),
    );
    fc.assert(
      fc.property(typed, ([chosen, words, length]) => {
        const beginnings = words.map((word) => {
          const characters = Array.from(word);
          return characters.slice(0, 1 + (length % characters.length)).join("");
        });
        expect(finds(chosen, beginnings.join(" "))).toBe(true);
      }),
    );
  });

  test("by nothing typed, as everybody is", () => {
    for (const text of ["", " ", "…", "\0"]) expect(searchWords(text)).toEqual([]);
    expect(matchesWords("", [])).toBe(true);
  });

  test("by its first 24 words", () => {
    const name = Array.from({ length: 40 }, (_, index) => `w${index}`).join(" ");
    expect(wordStarts(nameKey(name))).toHaveLength(24);
  });
});

describe("the order of keys", () => {
  const byKey = (a: string, b: string) => {
    const [x, y] = [nameKey(a), nameKey(b)];
    return Number(x > y) - Number(x < y);
  };

  // Other alphabets put å and ø last, ı before i, і after и; Chinese and Japanese names are sorted by
  // how they sound. Apps for one such language pass a `sortKey`.
  const ofTheirOwn = ["ar", "da", "is", "ja", "tr", "uk", "zh"];
  test.each(Object.keys(names).filter((language) => !ofTheirOwn.includes(language)))(
    "is the alphabet's in %s",
    (language) => {
      const collator = new Intl.Collator(language);
      const own = names[language]!;
      expect(own.toSorted(byKey)).toEqual(own.toSorted(collator.compare));
    },
  );
});

test.each([
  ["Ada", "A"],
  ["Émile", "E"],
  ["Ørsted", "O"],
  ["Ёлкин", "Е"],
  ["Йосиф", "Й"],
  ["Άννα", "Α"],
  ["أحمد", "ا"],
  ["अमित", "अ"],
  ["ნინო", "ნ"],
  ["김민준", "ㄱ"],
  ["빼빼로", "ㅂ"],
  ["がるしあ", "か"],
  ["マリア", "ま"],
  ["ん", "わ"],
  ["李小龙", "漢"],
  ["𠮷田", "漢"],
  ["ሀና", "#"],
  ["42", "#"],
  ["😀", "#"],
  ["", "#"],
])("%s stands in the section %s", (name, section) => {
  expect(nameSection(nameKey(name))).toBe(section);
});
