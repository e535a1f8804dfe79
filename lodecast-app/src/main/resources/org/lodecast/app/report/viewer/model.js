// The block model: which voxels are ground, their values, their colours.
import { $, data, group, inflate, isDark, number, rgb } from 'viewer/page.js';
import { servedCodes } from 'viewer/served.js';

export const [nx, ny, nz] = data.grid.count;
export const [dx, dy, dz] = data.grid.cell;
export const [x0, y0, z0] = data.grid.corner;
export const radius = 0.5 * Math.hypot(nx * dx, ny * dy, nz * dz);
export const columns = new Map(data.columns.map(c => [c.id, c]));

// ---- Which voxels are ground -------------------------------------------------------------------------------------

const all = nx * ny * nz;
// A bit a voxel of the grid, 32 to a word, and the ground voxels before each word: little beside two lists of numbers.
let words = new Uint32Array(0), before = new Uint32Array(0);

function ones(word) {
  let n = word - (word >>> 1 & 0x55555555);
  n = (n & 0x33333333) + (n >>> 2 & 0x33333333);
  return Math.imul(n + (n >>> 4) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export async function unpackCells() {
  const bits = await inflate(data.mask), padded = new Uint8Array(4 * Math.ceil(bits.length / 4));
  padded.set(bits);
  words = new Uint32Array(padded.buffer);
  before = new Uint32Array(words.length);
  for (let w = 0, n = 0; w < words.length; n += ones(words[w++])) before[w] = n;
}

export const isGround = v => (words[v >> 5] >>> (v & 31) & 1) === 1;

/** Which of the ground voxels a voxel of the grid is, counted from 0; −1 if it is none. */
export const numberOf = v => isGround(v) ? before[v >> 5] + ones(words[v >> 5] & (1 << (v & 31)) - 1) : -1;

/** Calls f with each ground voxel's place in the grid and its number, both rising. */
export function eachGround(f) {
  const bits = words;                       // a name of its own: those of a module are looked up each time
  for (let v = 0, i = 0; v < all; v++) if (bits[v >> 5] >>> (v & 31) & 1) f(v, i++);
}

// ---- Columns -----------------------------------------------------------------------------------------------------

/** A byte a ground voxel. Each stands as its difference from what its neighbours to the west and south foretell: their
 * sum less the one between them, held between the two (JPEG-LS). */
export async function codes(text) {
  const bytes = await inflate(text), bits = words;
  let row = new Uint8Array(nx + 1), south = new Uint8Array(nx + 1);  // rows of the grid, 0 to the west of them
  for (let v = 0, i = 0, y = 0; v < all; y = y + 1 === ny ? 0 : y + 1) {
    [row, south] = [south, row];
    if (y === 0) south.fill(0);
    for (let x = 1; x <= nx; x++, v++) {
      if (!(bits[v >> 5] >>> (v & 31) & 1)) {
        row[x] = 0;
        continue;
      }
      const a = row[x - 1], b = south[x], p = a + b - south[x - 1];
      const low = a < b ? a : b, high = a < b ? b : a;
      row[x] = bytes[i] + (p < low ? low : p > high ? high : p);
      bytes[i++] = row[x];
    }
  }
  return bytes;
}

async function packedCodes(column) {
  const element = $(column.in), bytes = await codes(element.textContent);
  element.remove();                         // its text is several times as large as what it stood for
  return bytes;
}

export async function load(id) {
  const column = columns.get(id);
  // Two may ask at once: both wait for the same work.
  return column.loading ??= (async () => {
    column.codes = column.as ? (await load(column.as)).codes
      : column.served ? await servedCodes(column) : await packedCodes(column);
    const most = column.levels.length;
    column.colours = new Uint8Array(3 * (most + 1)).fill(150, 0, 3);
    for (let k = 1; k <= most; k++) {
      const c = column.palette ? rgb(column.palette[k - 1])
        : data.viridis[Math.round((k - 1) * 254 / Math.max(1, most - 1))];
      column.colours.set([c >> 16, c >> 8 & 255, c & 255], 3 * k);
    }
    return column;
  })();
}

/** The grey into which ground without data fades: that of the stage, a little nearer to what stands before it. */
export const fog = () => isDark() ? [52, 60, 68] : [214, 220, 226];
// Least share of a voxel's own colour, so that it can still be told where nothing supports it.
const REST = 0.3;

/**
 * What colours ground voxels: a function of a voxel's number that writes red, green, blue to `out` from `at` on. With
 * a column of support each is mixed with grey by 1 − support.
 */
export function painter(column, support) {
  const grey = fog(), strength = new Float32Array(256), { codes, colours } = column;
  if (support) for (let k = 0; k < 256; k++) strength[k] = k ? Math.min(1, Math.max(REST, support.levels[k - 1] ?? 1)) : REST;
  return (i, out, at) => {
    const k = 3 * codes[i], s = support ? strength[support.codes[i]] : 1;
    for (let c = 0; c < 3; c++) out[at + c] = grey[c] + s * (colours[k + c] - grey[c]);
  };
}

// ---- Places ------------------------------------------------------------------------------------------------------

const cosine = Math.cos(data.grid.rotation), sine = Math.sin(data.grid.rotation);

/** From axes of the grid, in metres from its corner, to the frame of the view. */
export const fromGrid = (u, v, w) => [x0 + u * cosine + v * sine, y0 - u * sine + v * cosine, z0 + w];

/** The other way, in plan. */
export const toGrid = (x, y) => [(x - x0) * cosine - (y - y0) * sine, (x - x0) * sine + (y - y0) * cosine];

/** Lowest and highest coordinates of the grid's box. */
export function bounds() {
  const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (const u of [0, nx * dx]) for (const v of [0, ny * dy]) for (const w of [0, nz * dz]) {
    const p = fromGrid(u, v, w);
    for (let k = 0; k < 3; k++) {
      box[k] = Math.min(box[k], p[k]);
      box[k + 3] = Math.max(box[k + 3], p[k]);
    }
  }
  return box;
}

export const value = (column, code) => column.names ? column.names[code - 1] : number(column.levels[code - 1]);

/** Where a ground voxel lies and what is known of it, of the columns that are unpacked. */
export function tell(v) {
  const i = numberOf(v);
  const at = fromGrid((v % nx + 0.5) * dx, ((v / nx | 0) % ny + 0.5) * dy, ((v / (nx * ny) | 0) + 0.5) * dz);
  const read = [...columns.values()].filter(c => c.codes && c.codes[i] > 0).map(c => `${c.title} ${value(c, c.codes[i])}`);
  return `East ${group(at[0] + data.centre[0])}, north ${group(at[1] + data.centre[1])}, `
    + `elevation ${group(at[2] + data.centre[2])} m · ` + read.join(' · ');
}
