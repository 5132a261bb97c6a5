// A browser's PNG has millions of colours, of which a picture of a workbench uses few: with a palette it is a third of the size
// and looks the same.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColours = 256;

/** Every pixel as 0xrrggbb, line by line. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/** Writes the picture and answers with its size in bytes. */
export function savePicture(png: Buffer, file: string): number {
  const small = withPalette(decoded(png));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, small);
  return small.length;
}

/** Of a PNG as Chromium writes it: eight bits a channel, not interlaced, opaque. */
function decoded(png: Buffer): Picture {
  const [header] = chunksOf(png, 'IHDR');
  const width = header!.readUInt32BE(0);
  const height = header!.readUInt32BE(4);
  const channels = header![9] === 6 ? 4 : 3;
  const bytes = inflateSync(Buffer.concat(chunksOf(png, 'IDAT')));
  const pixels = new Uint32Array(width * height);
  const lineBytes = width * channels;
  let above: Uint8Array = new Uint8Array(lineBytes);
  for (let y = 0; y < height; y++) {
    const start = y * (lineBytes + 1);
    const line = bytes.subarray(start + 1, start + 1 + lineBytes);
    unfilter(bytes[start]!, line, above, channels);
    for (let x = 0; x < width; x++) pixels[y * width + x] = line.readUIntBE(x * channels, 3);
    above = line;
  }
  return { width, height, pixels };
}

/** Lines are stored as differences from the pixel to the left, above, or both. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, channels: number): void {
  for (let i = 0; i < line.length; i++) {
    const left = line[i - channels] ?? 0;
    const up = above[i]!;
    const corner = above[i - channels] ?? 0;
    const predicted = [0, left, up, (left + up) >> 1, nearestOf(left, up, corner)][filter]!;
    line[i] = (line[i]! + predicted) & 0xff;
  }
}

function nearestOf(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function withPalette({ width, height, pixels }: Picture): Buffer {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostColours)
    .map(([colour]) => colour);
  const indexes = new Map(palette.map((colour, index) => [colour, index]));
  // The rest are shades at the edges of letters.
  for (const colour of counts.keys()) if (!indexes.has(colour)) indexes.set(colour, nearestIn(palette, colour));
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = indexes.get(pixels[y * width + x]!)!;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // eight bits a pixel, which are the number of a colour
  const colours = Buffer.alloc(palette.length * 3);
  for (const [i, colour] of palette.entries()) colours.writeUIntBE(colour, i * 3, 3);
  const body = deflateSync(lines, { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearestIn(palette: readonly number[], colour: number): number {
  const distances = palette.map((other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 0xff) - ((other >> shift) & 0xff)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function chunksOf(png: Buffer, kind: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === kind) found.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return found;
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.length);
  return framed;
}
