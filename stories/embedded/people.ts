const given = [
  "Ada",
  "Grace",
  "Linus",
  "Margaret",
  "Ken",
  "Barbara",
  "Edsger",
  "Radia",
  "Donald",
  "Frances",
  "Alan",
  "Katherine",
  "Dennis",
  "Hedy",
  "Tim",
  "Annie",
  "Niklaus",
  "Shafi",
  "John",
  "Anita",
  "José",
  "Zoë",
  "Søren",
  "Chloé",
  "Jürgen",
  "Siân",
  "Łukasz",
  "Begoña",
  "Oğuz",
  "Thảo",
];
const family = [
  "Lovelace",
  "Hopper",
  "Torvalds",
  "Hamilton",
  "Thompson",
  "Liskov",
  "Dijkstra",
  "Perlman",
  "Knuth",
  "Allen",
  "Turing",
  "Johnson",
  "Ritchie",
  "Lamarr",
  "Berners-Lee",
  "Easley",
  "Wirth",
  "Goldwasser",
  "McCarthy",
  "Borg",
  "García Márquez",
  "van der Berg",
  "O’Neill",
  "Núñez",
  "Şahin",
  "Nguyễn",
  "Kowalska",
  "Håkansson",
  "Dvořák",
  "Al-Farsi",
  "Okonkwo",
];
const elsewhere = [
  "山田 太郎",
  "김민준",
  "李小龙",
  "Наталья Иванова",
  "محمد الفارسي",
  "שרה כהן",
  "अनन्या शर्मा",
  "สมชาย ใจดี",
  "Ελένη Παπαδοπούλου",
  "ნინო ბერიძე",
];

/** The display name of person `index`: as mixed as a company's, and the same at each visit. */
export function personName(index: number): string {
  if (index % 13 === 6) return elsewhere[Math.floor(index / 13) % elsewhere.length]!;
  return `${given[(index * 7) % given.length]} ${family[(index * 11) % family.length]}`;
}

const initials = "ABCDEFGHJKLMNPRSTW";

/** The same with a middle initial: where thousands are sorted by name, few have the same. */
export function fullName(index: number): string {
  const [first, ...last] = personName(index).split(" ");
  if (index % 13 === 6) return personName(index);
  const people = given.length * family.length;
  const initial = initials[(index + Math.floor(index / people)) % initials.length];
  return `${first} ${initial}. ${last.join(" ")}`;
}

/** A portrait for every third person; the others show their initials. */
export function personAvatar(index: number): string | undefined {
  if (index % 3 !== 1) return undefined;
  return new URL(`avatars/${index % 8}.svg`, document.baseURI).href;
}
