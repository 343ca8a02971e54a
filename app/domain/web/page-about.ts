/** What a web page says of itself in its head; empty where it says nothing. */
export interface PageAbout {
  /** As it stands in the tab of a browser. */
  title: string;
  siteName: string;
  description: string;
  /** Two letters, lower case. */
  language: string;
  /** As the page writes it, in any of the notations of CSS. */
  colour: string;
}
