/** What a picture of a bot is for, and how large it is then, in pixels. */
export const PICTURE_SIZES = {
  avatar: { width: 128, height: 128, fit: "cover" },
  logo: { width: 320, height: 96, fit: "inside" },
} as const;
export type PicturePlace = keyof typeof PICTURE_SIZES;
