const PRODUCT = "ChatBot Factory";

/** The document's title for a route's `meta`: what its loader named, or the product when it could not answer. */
export function pageTitle(data: { title?: string } | null | undefined): [{ title: string }] {
  return [{ title: data?.title ?? PRODUCT }];
}
