import type { MemberListLocalization } from "../../src/index.js";

const plural = new Intl.PluralRules("ar");
const number = new Intl.NumberFormat("ar-EG");

/** “3 members”, in the six forms Arabic has for it. */
function members(count: number): string {
  const n = number.format(count);
  const forms: Record<Intl.LDMLPluralRule, string> = {
    zero: "لا أعضاء",
    one: "عضو واحد",
    two: "عضوان",
    few: `${n} أعضاء`,
    many: `${n} عضوًا`,
    other: `${n} عضو`,
  };
  return forms[plural.select(count)];
}

/** Every word of the list in Arabic: complete, to copy from. */
export const arabic: MemberListLocalization = {
  label: "الأعضاء",
  unnamed: "عضو بلا اسم",
  loading: "جارٍ تحميل الأعضاء…",
  loadMore: "تحميل المزيد",
  loadingMore: "جارٍ تحميل المزيد…",
  end: members,
  loaded: (added, total) => `تم تحميل ${members(added)}، والمعروض ${members(total)}`,
  emptyTitle: "لا أعضاء بعد",
  emptyHint: "يظهر الأشخاص هنا فور انضمامهم إلى المؤسسة.",
  signedOutTitle: "لم تسجّل الدخول",
  signedOutHint: "سجّل الدخول لرؤية أعضاء مؤسستك.",
  noAccessTitle: "لا صلاحية",
  noAccessHint: "لا يمكن لحسابك رؤية أعضاء هذه المؤسسة.",
  errorTitle: "تعذّر تحميل الأعضاء",
  errorHint: "حدث خطأ ما. حاول مرة أخرى بعد قليل.",
  offlineHint: "تحقّق من اتصالك ثم حاول مرة أخرى.",
  errorMore: "تعذّر تحميل المزيد من الأعضاء",
  retry: "حاول مرة أخرى",
  reconnecting: "جارٍ إعادة الاتصال…",
};
