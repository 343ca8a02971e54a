/** What the edges and other features use of the pictures of bots. */
export { findPicture } from "./find-picture.server.ts";
export { setPicture } from "./set-picture.server.ts";
export { storePicture } from "./store-picture.server.ts";
