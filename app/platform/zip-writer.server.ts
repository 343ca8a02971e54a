import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive; `/` separates folders. */
export interface ZipFile {
  path: string;
  content: Uint8Array;
}

const STORED = 0;
const DEFLATED = 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980, midnight: the same content always makes the same archive. */
const DOS_DATE = 0x0021;

interface Packed {
  name: Buffer;
  method: number;
  data: Uint8Array;
  size: number;
  checksum: number;
}

function pack({ path, content }: ZipFile): Packed {
  const deflated = deflateRawSync(content, { level: 9 });
  const isSmaller = deflated.length < content.length;
  return {
    name: Buffer.from(path, "utf8"),
    method: isSmaller ? DEFLATED : STORED,
    data: isSmaller ? deflated : content,
    size: content.length,
    checksum: crc32(content),
  };
}

/** The fields that a local header and an entry of the directory share. */
function commonFields({ name, method, data, size, checksum }: Packed): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(DOS_DATE, 8);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

const signature = (...bytes: number[]) => Buffer.from([0x50, 0x4b, ...bytes]);

function directoryEntry(file: Packed, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(1, 2), Buffer.from([20, 0]), commonFields(file), rest, file.name]);
}

/** A ZIP archive of the files, in their order (APPNOTE 6.3, without extensions). For archives below 4 GB. */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files.map(pack)) {
    directory.push(directoryEntry(file, offset));
    const local = [signature(3, 4), commonFields(file), file.name, file.data];
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, entries, signature(5, 6), end]);
}
