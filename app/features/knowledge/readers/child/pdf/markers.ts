/** What stands before an item of a list, in signs and in numbers or letters. */
export const BULLET = /^(?:[•◦▪‣·●○■□–—*-]|\uf0b7|\uf0a7)\s+/;
export const NUMBERED = /^(?:\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/;
export const SENTENCE_END = /[.!?:。！？؟…]["'”’»)]?$/;
