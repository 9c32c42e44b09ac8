/**
 * A text that Convex can store and send: half of a surrogate pair, as is left where an emoji was cut
 * in two, is replaced by U+FFFD.
 */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, "\uFFFD");
