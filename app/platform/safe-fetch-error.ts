/**
 * Why an outgoing call failed. `unreachable` is the same for a private address, a name that resolves to one, a name
 * that does not exist, a closed port and a failed handshake: the caller must not be able to map our network.
 */
export type OutboundErrorCode =
  | "address-refused"
  | "unreachable"
  | "timed-out"
  | "cut-off"
  | "too-large"
  | "too-many-redirects"
  | "bad-encoding";

const MESSAGES: Record<OutboundErrorCode, string> = {
  "address-refused": "Only http and https addresses on the usual ports, without a user name, can be called.",
  unreachable: "The address cannot be reached.",
  "timed-out": "The answer took too long.",
  "cut-off": "The connection ended before the answer did.",
  "too-large": "The answer is too large.",
  "too-many-redirects": "The address redirects too often.",
  "bad-encoding": "The answer is encoded in a way that is not accepted.",
};

/** Thrown by the safe fetch, and by the body it returned; its message says nothing about the network. */
export class OutboundError extends Error {
  readonly code: OutboundErrorCode;
  constructor(code: OutboundErrorCode) {
    super(MESSAGES[code]);
    this.name = "OutboundError";
    this.code = code;
  }
}
