export const IDENTITY_LANGUAGES = ["node", "php", "python", "ruby"] as const;
export type IdentityLanguage = (typeof IDENTITY_LANGUAGES)[number];

/** How a server signs who is signed in, and hands that to its page. The key comes from the server's own settings, never from the page. */
export const IDENTITY_CODE: Record<IdentityLanguage, string> = {
  node: `import { createHmac } from "node:crypto";

const hash = createHmac("sha256", process.env.CHATBOT_KEY).update(user.id).digest("hex");
const visitor = { id: user.id, name: user.name, email: user.email, hash };`,
  php: `<?php
$hash = hash_hmac("sha256", $user->id, getenv("CHATBOT_KEY"));
$visitor = ["id" => $user->id, "name" => $user->name, "email" => $user->email, "hash" => $hash];`,
  python: `import hashlib, hmac, os

key = os.environ["CHATBOT_KEY"].encode()
digest = hmac.new(key, user.id.encode(), hashlib.sha256).hexdigest()
visitor = {"id": user.id, "name": user.name, "email": user.email, "hash": digest}`,
  ruby: `require "openssl"

hash = OpenSSL::HMAC.hexdigest("sha256", ENV.fetch("CHATBOT_KEY"), user.id)
visitor = { id: user.id, name: user.name, email: user.email, hash: hash }`,
};

/** What the page itself says; `visitor` is what its server wrote into it. */
export const IDENTITY_PAGE_CODE = `<script>
  window.chatbot = window.chatbot || function () { (chatbot.q = chatbot.q || []).push(arguments) };
  chatbot("identify", visitor);
</script>`;
