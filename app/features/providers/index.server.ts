/** What the edges and other features may use of providers. */
export { addProvider } from "./add-provider.server.ts";
export { buildChain, builtinLink, type BotChainLink } from "./build-chain.server.ts";
export { listProviderChoices, type ProviderChoice } from "./list-provider-choices.server.ts";
export { deleteProvider, listProviders } from "./list-providers.server.ts";
export { NewProviderSchema } from "./provider.schema.ts";
export type { ProviderView } from "./provider-view.ts";
export { tryInstanceProviders } from "./try-instance-providers.server.ts";
export { isVendorAddress } from "./vendor-address.ts";
