/** Names as people write them, by language: for what finds, sorts and draws names. */
export const names: Readonly<Record<string, readonly string[]>> = {
  en: ["Ada King Lovelace", "Alan Turing", "Grace Hopper", "Siobhan O’Brien", "mary ann evans"],
  fr: ["Étienne Côté", "Édith Piaf", "Eugène Noël", "Zoé d’Ormesson", "Anaïs Lefèvre", "Emma Roux"],
  de: ["Jürgen Groß", "Änne Burda", "Anna Müller-Lüdenscheidt", "Özlem Straßer", "Olaf Weiß"],
  es: ["José Ángel Núñez", "María de los Ángeles García de la Torre", "Íñigo Peña", "Inés Pérez"],
  pt: ["João Gonçalves", "Maria da Conceição Ferreira dos Santos Silva", "Ângela Simões"],
  pl: ["Łukasz Żółkiewski", "Lucyna Zawadzka", "Świętosława Ćwikła", "Stanisław Lem"],
  tr: ["İsmail Yıldız", "Işıl Çağlar", "ipek ışık", "Şükrü Öztürk", "Gülşen Ağaoğlu"],
  vi: ["Nguyễn Thị Đặng", "Trần Văn Ơn", "Đỗ Mười", "Phạm Ngọc Ánh", "Nguyên Hồng"],
  hu: ["Őry Ödön", "Szabó Ágnes", "Orbán Éva", "Ürge Győző", "Udvaros Dorottya"],
  is: ["Þórdís Björk", "Guðrún Ægisdóttir", "Davíð Oddsson"],
  da: ["Søren Ærø", "Åse Kjær", "Øyvind Bø"],
  ru: ["Йосиф Бродский", "Иван Ёлкин", "Игорь Чайковский", "Егор Летов", "Ян Щукин"],
  uk: ["Їлена Мар’яненко", "Іван Ґжицький", "Юрій Шевчук"],
  el: ["Άννα Βίσση", "Νίκος Καζαντζάκης", "Οδυσσέας Ελύτης", "Αλέξης"],
  ar: ["أحمد بن عبد الله", "إيمان مُحَمَّد", "آمنة علي"],
  he: ["דוד בן־גוריון", "שָׂרָה לוי"],
  hi: ["अमित शर्मा", "नेहा वर्मा", "कृष्ण कुमार"],
  th: ["สมชาย ใจดี", "มานี มีนา"],
  ko: ["김민준", "이 서연", "박 지민"],
  ja: ["山田 太郎", "佐藤花子", "マリア・ガルシア", "やまだ はなこ"],
  zh: ["李小龙", "王芳", "欧阳修"],
};

export const everyName: readonly string[] = Object.values(names).flat();
