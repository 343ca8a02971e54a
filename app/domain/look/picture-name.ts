/** A stored picture: the id of its file and the beginning of its SHA-256, so that its address never means another one. */
export const PICTURE_NAME = /^([a-z2-7]{26})-([0-9a-f]{16})$/;

export const pictureNameOf = (file: { id: string; sha256: string }): string =>
  `${file.id}-${file.sha256.slice(0, 16)}`;

/** The file of a picture's name; null for what is none. */
export function parsePictureName(name: string): { id: string; hash: string } | null {
  const [, id, hash] = PICTURE_NAME.exec(name) ?? [];
  return id && hash ? { id, hash } : null;
}

/** Where a browser gets the picture from this server. */
export const pictureAddress = (name: string): string => `/images/${name}.webp`;
